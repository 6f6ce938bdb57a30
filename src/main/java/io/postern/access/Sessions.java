package io.postern.access;

import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.Exchange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Signed-in browsers: start, find, list, end. */
@ApplicationScoped
public class Sessions {
    /** A session ends after this time without a request, and in any case after {@link #LONGEST}. */
    public static final Duration IDLE = Duration.ofMinutes(30);

    public static final Duration LONGEST = Duration.ofHours(12);

    /** In the query of the page that a launch leads to, where that has a way in of its own. */
    public static final String LAUNCH_MARK = "launched=1";

    /** The same where somebody has signed in within a frame; the page takes it out of its address. */
    public static final String SIGNED_IN_MARK = "signed-in=1";

    /** Those of the same person: a member, the owner of a mailbox, or whom one billing system knows by one id. */
    private static final String OWN = "(s.memberId = :member or s.mailboxId = :mailbox or exists (select 1 from"
            + " StoredSession mine where mine.id = :current and mine.memberId is null and mine.mailboxId is null"
            + " and mine.launchedBy = s.launchedBy and mine.launchedSubject = s.launchedSubject))";

    private static final Duration NOTED = Duration.ofMinutes(1);

    private final SessionLookup lookup;
    private final SessionCarrier carrier;
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final AuditTrail audit;
    private final Exchange exchange;
    private final Clock clock;

    Sessions(
            SessionLookup lookup,
            SessionCarrier carrier,
            Tenancy tenancy,
            EntityManager entities,
            AuditTrail audit,
            Exchange exchange,
            Clock clock) {
        this.lookup = lookup;
        this.carrier = carrier;
        this.tenancy = tenancy;
        this.entities = entities;
        this.audit = audit;
        this.exchange = exchange;
        this.clock = clock;
    }

    /** The session of the request at hand, if its cookie names a live one of {@code tenant}. */
    Optional<LiveSession> current(TenantId tenant) {
        return find(tenant).map(SessionLookup.Found::session);
    }

    Optional<SessionLookup.Found> find(TenantId tenant) {
        var found = lookup.find(tenant, carrier.presented(), exchange.embedded(), exchange.remoteAddress());
        found.ifPresent(session -> noteVisit(tenant, session));
        return found;
    }

    /** Starts one for {@code person}, and replaces this browser's token for the same tenant only. */
    void start(TenantId tenant, Membership person) {
        SessionToken token = SessionToken.generate();
        start(tenant, token, row(token, person), line("session.started", actor(person), null));
    }

    /** The same for somebody who has proven that a mailbox is his, in a frame as well as outside. */
    public UUID start(TenantId tenant, MailboxOwnership owner) {
        SessionToken token = SessionToken.generate();
        Actor actor = new Actor(owner.address(), null, "mailbox", exchange.remoteAddress());
        StoredSession session = row(token, owner);
        start(tenant, token, session, line("session.started", actor, owner));
        return session.id;
    }

    private void start(TenantId tenant, SessionToken token, StoredSession session, AuditLine line) {
        List<SessionToken> kept = new ArrayList<>();
        kept.add(token);
        tenancy.inTenant(tenant, () -> {
            for (SessionToken old : carrier.inCookie()) {
                if (!endOfToken(old)) {
                    kept.add(old);
                }
            }
            entities.persist(session);
            audit.append(tenant, line);
        });
        carrier.setCookie(kept);
    }

    private StoredSession row(SessionToken token, Membership person) {
        StoredSession session = begun(token);
        session.memberId = person.memberId();
        session.name = person.name();
        session.role = person.role();
        session.customerId = person.customerId();
        session.via = "oidc";
        session.expiresAt = session.createdAt.plus(LONGEST);
        return session;
    }

    private StoredSession row(SessionToken token, MailboxOwnership owner) {
        StoredSession session = begun(token);
        session.mailboxId = owner.mailboxId();
        session.name = owner.address();
        session.role = Role.MAILBOX_OWNER;
        session.via = "mailbox";
        session.expiresAt = session.createdAt.plus(exchange.embedded() ? LaunchedSessions.LONGEST : LONGEST);
        return session;
    }

    StoredSession begun(SessionToken token) {
        Instant now = clock.instant();
        var session = new StoredSession();
        session.tokenHash = token.hash();
        session.remoteAddress = exchange.remoteAddress();
        session.userAgent = shortened(exchange.header("User-Agent"));
        session.createdAt = now;
        session.lastSeenAt = now;
        return session;
    }

    /** Own live sessions, newest first. */
    public List<StoredSession> own(Session session) {
        Instant now = clock.instant();
        return tenancy.inTenant(session.tenant(), () -> entities.createQuery(
                        "from StoredSession s where " + OWN + " and s.endedAt is null and s.expiresAt > :now"
                                + " and s.lastSeenAt > :idle order by s.createdAt desc, s.id",
                        StoredSession.class)
                .setParameter("member", session.memberId())
                .setParameter("mailbox", session.mailboxId())
                .setParameter("current", session.id())
                .setParameter("now", now)
                .setParameter("idle", now.minus(IDLE))
                .setMaxResults(200)
                .getResultList());
    }

    /** Ends one of the person's own sessions; false if there is no such one. */
    public boolean end(Session session, UUID id) {
        return tenancy.inTenant(session.tenant(), () -> {
            int ended = entities.createQuery("update StoredSession s set s.endedAt = :now where s.id = :id and " + OWN
                            + " and s.endedAt is null")
                    .setParameter("now", clock.instant())
                    .setParameter("id", id)
                    .setParameter("member", session.memberId())
                    .setParameter("mailbox", session.mailboxId())
                    .setParameter("current", session.id())
                    .executeUpdate();
            if (ended > 0) {
                note(session.tenant(), "session.ended", session.actor());
            }
            return ended > 0;
        });
    }

    /** Ends all of the person's sessions but the one at hand. */
    public int endOthers(Session session) {
        return tenancy.inTenant(session.tenant(), () -> {
            int ended = entities.createQuery("update StoredSession s set s.endedAt = :now where s.id <> :id and " + OWN
                            + " and s.endedAt is null")
                    .setParameter("now", clock.instant())
                    .setParameter("id", session.id())
                    .setParameter("member", session.memberId())
                    .setParameter("mailbox", session.mailboxId())
                    .setParameter("current", session.id())
                    .executeUpdate();
            if (ended > 0) {
                note(session.tenant(), "session.ended", session.actor());
            }
            return ended;
        });
    }

    /** Ends the session at hand, and takes its token out of the browser's cookie; those of other tenants stay. */
    public void signOut(Session session) {
        List<SessionToken> kept = carrier.inCookie().stream()
                .filter(token -> !SessionToken.sameText(token.csrf(session.acting()), session.csrf()))
                .toList();
        tenancy.inTenant(session.tenant(), () -> {
            // by its id alone: a launched one has no member
            int ended = entities.createQuery("update StoredSession set endedAt = ?1 where id = ?2 and endedAt is null")
                    .setParameter(1, clock.instant())
                    .setParameter(2, session.id())
                    .executeUpdate();
            if (ended > 0) {
                note(session.tenant(), "session.ended", session.actor());
            }
        });
        carrier.setCookie(kept);
    }

    /** False if it is of another tenant. Joins the caller's transaction. */
    boolean endOfToken(SessionToken token) {
        return entities.createQuery("update StoredSession set endedAt = coalesce(endedAt, ?1) where tokenHash = ?2")
                        .setParameter(1, clock.instant())
                        .setParameter(2, token.hash())
                        .executeUpdate()
                > 0;
    }

    private void noteVisit(TenantId tenant, SessionLookup.Found found) {
        Instant now = clock.instant();
        if (found.seen().isBefore(now.minus(NOTED))) {
            tenancy.inTenant(tenant, () -> {
                entities.createQuery("update StoredSession set lastSeenAt = ?1 where id = ?2")
                        .setParameter(1, now)
                        .setParameter(2, found.session().id())
                        .executeUpdate();
            });
        }
    }

    private Actor actor(Membership person) {
        return new Actor(person.name(), person.memberId(), "portal", exchange.remoteAddress());
    }

    private void note(TenantId tenant, String action, Actor actor) {
        audit.append(tenant, line(action, actor, null));
    }

    private static AuditLine line(String action, Actor actor, MailboxOwnership owner) {
        return new AuditLine(
                action,
                actor,
                null,
                null,
                owner == null ? null : owner.domainId(),
                owner == null ? null : owner.mailboxId(),
                actor.name(),
                null,
                owner == null ? Map.of() : Map.of("proof", owner.proof().name()));
    }

    private static String shortened(String text) {
        return text == null || text.length() <= 300 ? text : text.substring(0, 300);
    }
}
