package io.postern.setup.file;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Plain statements in the transaction that {@code connection} has open. */
final class Sql {
    private final Connection connection;

    Sql(Connection connection) {
        this.connection = connection;
    }

    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    int update(String statement, Object... values) throws SQLException {
        try (PreparedStatement prepared = prepare(statement, values)) {
            return prepared.executeUpdate();
        }
    }

    <T> List<T> list(Row<T> reader, String query, Object... values) throws SQLException {
        try (PreparedStatement prepared = prepare(query, values);
                ResultSet rows = prepared.executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reader.read(rows));
            }
            return read;
        }
    }

    /** Every statement after it sees and makes rows of this tenant only; of none for the empty text. */
    void inTenant(String slug) throws SQLException {
        list(row -> row.getString(1), "select set_config('app.tenant', ?, true)", slug);
    }

    private PreparedStatement prepare(String statement, Object... values) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof String[] texts) {
                prepared.setArray(i + 1, connection.createArrayOf("text", texts));
            } else {
                prepared.setObject(i + 1, values[i]);
            }
        }
        return prepared;
    }
}
