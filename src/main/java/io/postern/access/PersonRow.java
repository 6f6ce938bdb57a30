package io.postern.access;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of the list of everybody who is signed in.
 *
 * @param how {@code oidc}, {@code launch} or {@code mailbox}
 * @param system the billing system that vouched for a launched visitor, or null
 * @param acting why the person acts for a customer just now, or null
 */
record PersonRow(
        UUID id,
        String name,
        String how,
        String system,
        String acting,
        Browser browser,
        Instant startedAt,
        Instant lastSeenAt,
        String address,
        boolean current) {
    static PersonRow of(StoredSession session, UUID current, Instant now) {
        boolean acts = session.actingUntil != null && session.actingUntil.isAfter(now);
        return new PersonRow(
                session.id,
                session.name,
                session.via,
                session.launchedBy,
                acts ? session.actingReason : null,
                Browser.of(session.userAgent),
                session.createdAt,
                session.lastSeenAt,
                session.remoteAddress == null ? "" : session.remoteAddress,
                session.id.equals(current));
    }
}
