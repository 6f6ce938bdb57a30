package io.postern.directory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** SQL that grows together with its values, so that no value is ever part of the text. */
final class Statement {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    Statement add(String part, Object... bound) {
        sql.append(part);
        values.addAll(List.of(bound));
        return this;
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(sql.toString());
        int at = 1;
        for (Object value : values) {
            switch (value) {
                case Instant instant -> prepared.setObject(at++, instant.atOffset(ZoneOffset.UTC));
                case Collection<?> ids -> prepared.setArray(at++, connection.createArrayOf("uuid", ids.toArray()));
                default -> prepared.setObject(at++, value);
            }
        }
        return prepared;
    }

    int run(Connection connection) throws SQLException {
        try (var prepared = prepare(connection)) {
            return prepared.executeUpdate();
        }
    }

    static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
