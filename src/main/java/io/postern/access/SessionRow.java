package io.postern.access;

import java.time.Instant;
import java.util.UUID;

/** One line of the list of own sessions. */
public record SessionRow(
        UUID id, Browser browser, Instant startedAt, Instant lastSeenAt, String address, boolean current) {
    public static SessionRow of(StoredSession session, UUID current) {
        return new SessionRow(
                session.id,
                Browser.of(session.userAgent),
                session.createdAt,
                session.lastSeenAt,
                session.remoteAddress == null ? "" : session.remoteAddress,
                session.id.equals(current));
    }
}
