package io.postern.setup.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** A row that is there already, by the name the file knows it by. */
record Managed(UUID id, String name, boolean managed) {
    static Managed read(ResultSet row) throws SQLException {
        return new Managed(row.getObject(1, UUID.class), row.getString(2), row.getBoolean(3));
    }
}
