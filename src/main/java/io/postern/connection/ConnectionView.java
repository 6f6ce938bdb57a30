package io.postern.connection;

import java.time.OffsetDateTime;
import java.util.List;

/** One connection's own page. */
public record ConnectionView(ConnectionRow row, boolean managed, List<Turn> turns, List<String> egress) {
    /** A turn of its health. */
    public record Turn(OffsetDateTime at, Connection.Health health, Finding finding) {}

    public boolean removable() {
        return !managed && row.domains() == 0;
    }
}
