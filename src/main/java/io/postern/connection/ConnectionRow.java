package io.postern.connection;

import java.time.OffsetDateTime;
import java.util.UUID;

/** One connection in the list: nothing of its credentials. */
record ConnectionRow(
        UUID id,
        String name,
        String provider,
        String host,
        Connection.Health health,
        boolean paused,
        Finding finding,
        int domains,
        OffsetDateTime syncedAt) {}
