package io.postern.access;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** One line of the list of own sessions. */
public record SessionRow(
        UUID id, Browser browser, Instant startedAt, Instant lastSeenAt, String address, boolean current) {
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public static SessionRow of(StoredSession session, UUID current) {
        return new SessionRow(
                session.id,
                Browser.of(session.userAgent),
                session.createdAt,
                session.lastSeenAt,
                session.remoteAddress == null ? "" : session.remoteAddress,
                session.id.equals(current));
    }

    public String started() {
        return SHOWN.format(startedAt);
    }

    public String lastSeen() {
        return SHOWN.format(lastSeenAt);
    }
}
