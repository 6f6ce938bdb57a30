package io.postern.access;

import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Everybody's live sessions at a tenant: members, launched visitors and owners of mailboxes. */
@ApplicationScoped
class SignedInPeople {
    private static final int PAGE = 50;
    private static final String LIVE = "s.endedAt is null and s.expiresAt > :now and s.lastSeenAt > :idle";

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final AuditTrail audit;
    private final Clock clock;

    SignedInPeople(Tenancy tenancy, EntityManager entities, AuditTrail audit, Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param next after which the next page begins, or null */
    record Page(List<StoredSession> sessions, boolean later, UUID next) {}

    /** Newest first. @param after the last one that was shown, or null to begin */
    Page page(TenantId tenant, String q, UUID after) {
        return tenancy.inTenant(tenant, () -> {
            StoredSession last = after == null ? null : entities.find(StoredSession.class, after);
            String from =
                    last == null ? "" : " and (s.createdAt < :created or s.createdAt = :created and s.id < :last)";
            var query = entities.createQuery(
                            "from StoredSession s where " + LIVE
                                    + " and (:q = '' or lower(s.name) like :pattern escape '!')" + from
                                    + " order by s.createdAt desc, s.id desc",
                            StoredSession.class)
                    .setParameter("q", q)
                    .setParameter("pattern", "%" + q.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%")
                    .setMaxResults(PAGE + 1);
            live(query);
            if (last != null) {
                query.setParameter("created", last.createdAt).setParameter("last", last.id);
            }
            List<StoredSession> found = query.getResultList();
            List<StoredSession> shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
            return new Page(shown, last != null, found.size() > PAGE ? shown.getLast().id : null);
        });
    }

    /** The name of whose it was; null if it is not there, or has ended. */
    String end(Session by, UUID id) {
        return tenancy.inTenant(by.tenant(), () -> {
            StoredSession session = open(id);
            if (session == null) {
                return null;
            }
            session.endedAt = clock.instant();
            record(by, session, 1);
            return session.name;
        });
    }

    /** Ends every session of the person who has this one, but never the one at hand. Returns how many, or -1 if it is not there. */
    int endAllOf(Session by, UUID id) {
        return tenancy.inTenant(by.tenant(), () -> {
            StoredSession one = open(id);
            if (one == null) {
                return -1;
            }
            int ended = entities.createQuery("update StoredSession s set s.endedAt = :now where s.endedAt is null"
                            + " and s.id <> :current and (s.id = :id or s.memberId = :member or s.memberId is null"
                            + " and s.mailboxId = :mailbox or s.memberId is null and s.launchedBy = :by"
                            + " and s.launchedSubject = :subject)")
                    .setParameter("now", clock.instant())
                    .setParameter("current", by.id())
                    .setParameter("id", id)
                    .setParameter("member", one.memberId)
                    .setParameter("mailbox", one.mailboxId)
                    .setParameter("by", one.launchedBy)
                    .setParameter("subject", one.launchedSubject)
                    .executeUpdate();
            if (ended > 0) {
                record(by, one, ended);
            }
            return ended;
        });
    }

    private StoredSession open(UUID id) {
        StoredSession session = entities.find(StoredSession.class, id);
        return session == null || session.endedAt != null ? null : session;
    }

    private void live(Query query) {
        Instant now = clock.instant();
        query.setParameter("now", now).setParameter("idle", now.minus(Sessions.IDLE));
    }

    private void record(Session by, StoredSession session, int count) {
        audit.append(
                by.tenant(),
                new AuditLine(
                        "session.ended",
                        by.actor(),
                        null,
                        null,
                        null,
                        null,
                        session.name,
                        null,
                        Map.of("of", session.name, "sessions", Integer.toString(count))));
    }
}
