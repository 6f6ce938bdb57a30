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

    /** The same for a launched one. */
    public static final Duration LONGEST_LAUNCHED = Duration.ofHours(4);

    private static final Duration NOTED = Duration.ofMinutes(1);

    private final SessionLookup lookup;
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final AuditTrail audit;
    private final Exchange exchange;
    private final Clock clock;

    Sessions(
            SessionLookup lookup,
            Tenancy tenancy,
            EntityManager entities,
            AuditTrail audit,
            Exchange exchange,
            Clock clock) {
        this.lookup = lookup;
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
        var found = lookup.find(tenant, presented(), exchange.embedded(), exchange.remoteAddress());
        found.ifPresent(session -> noteVisit(tenant, session));
        return found;
    }

    /** Starts one for {@code person}, and replaces this browser's token for the same tenant only. */
    void start(TenantId tenant, Membership person) {
        SessionToken token = SessionToken.generate();
        List<SessionToken> kept = new ArrayList<>();
        kept.add(token);
        tenancy.inTenant(tenant, () -> {
            for (SessionToken old : presented()) {
                if (!endOfToken(old)) {
                    kept.add(old);
                }
            }
            StoredSession session = row(token, person);
            entities.persist(session);
            note(tenant, "session.started", actor(person));
        });
        exchange.setCookie(SessionCookie.of(exchange.embedded()).set(kept));
    }

    /**
     * Starts one for somebody whom a billing system vouches for, in place of what this frame had at the same tenant.
     * Joins the caller's transaction, so that it is there if and only if the launch counts.
     */
    public UUID launch(TenantId tenant, Launched visitor) {
        SessionToken token = SessionToken.generate();
        StoredSession session = launched(token, visitor);
        tenancy.inTenant(tenant, () -> {
            entities.persist(session);
            Actor actor = new Actor(visitor.name(), null, "embed", exchange.remoteAddress());
            audit.append(
                    tenant,
                    new AuditLine(
                            "session.started",
                            actor,
                            null,
                            null,
                            null,
                            null,
                            actor.name(),
                            null,
                            Map.of("installation", visitor.installation(), "subject", visitor.subject())));
        });
        replaceToken(tenant, token);
        return session.id;
    }

    /** Whether the request at hand carries the cookie of that session, and it is live. */
    public boolean isAtHand(TenantId tenant, UUID id) {
        return current(tenant).filter(session -> session.id().equals(id)).isPresent();
    }

    /** Gives a launched session to the browser at hand, and takes it from the one that had it. False if it has ended. */
    public boolean takeOver(TenantId tenant, UUID id) {
        SessionToken token = SessionToken.generate();
        Instant now = clock.instant();
        boolean live = tenancy.inTenant(
                tenant,
                () -> entities.createQuery("update StoredSession set tokenHash = ?1 where id = ?2 and via = 'launch'"
                                        + " and endedAt is null and expiresAt > ?3 and lastSeenAt > ?4")
                                .setParameter(1, token.hash())
                                .setParameter(2, id)
                                .setParameter(3, now)
                                .setParameter(4, now.minus(IDLE))
                                .executeUpdate()
                        > 0);
        if (live) {
            replaceToken(tenant, token);
        }
        return live;
    }

    private void replaceToken(TenantId tenant, SessionToken token) {
        List<SessionToken> kept = new ArrayList<>();
        kept.add(token);
        tenancy.inTenant(
                tenant,
                () -> presented().stream().filter(old -> !endOfToken(old)).forEach(kept::add));
        exchange.setCookie(SessionCookie.FRAME.set(kept));
    }

    private StoredSession launched(SessionToken token, Launched visitor) {
        StoredSession session = begun(token);
        session.name = visitor.name();
        session.role = visitor.role();
        session.customerId = visitor.scope().customerId();
        session.domainIds = visitor.scope().domainIds() == null
                ? null
                : visitor.scope().domainIds().toArray(UUID[]::new);
        session.via = "launch";
        session.launchedBy = visitor.installation();
        session.launchedSubject = visitor.subject();
        session.theme = visitor.theme();
        session.returnUrl = visitor.returnUrl();
        session.expiresAt = session.createdAt.plus(LONGEST_LAUNCHED);
        return session;
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

    private StoredSession begun(SessionToken token) {
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
    List<StoredSession> own(Session session) {
        Instant now = clock.instant();
        return tenancy.inTenant(session.tenant(), () -> entities.createQuery(
                        "from StoredSession where memberId = ?1 and endedAt is null and expiresAt > ?2"
                                + " and lastSeenAt > ?3 order by createdAt desc, id",
                        StoredSession.class)
                .setParameter(1, session.memberId())
                .setParameter(2, now)
                .setParameter(3, now.minus(IDLE))
                .setMaxResults(200)
                .getResultList());
    }

    /** Ends one of the person's own sessions; false if there is no such one. */
    boolean end(Session session, UUID id) {
        return tenancy.inTenant(session.tenant(), () -> {
            int ended = entities.createQuery("update StoredSession set endedAt = ?1"
                            + " where id = ?2 and memberId = ?3 and endedAt is null")
                    .setParameter(1, clock.instant())
                    .setParameter(2, id)
                    .setParameter(3, session.memberId())
                    .executeUpdate();
            if (ended > 0) {
                note(session.tenant(), "session.ended", session.actor());
            }
            return ended > 0;
        });
    }

    /** Ends all of the person's sessions but the one at hand. */
    int endOthers(Session session) {
        return tenancy.inTenant(session.tenant(), () -> {
            int ended = entities.createQuery("update StoredSession set endedAt = ?1"
                            + " where id <> ?2 and memberId = ?3 and endedAt is null")
                    .setParameter(1, clock.instant())
                    .setParameter(2, session.id())
                    .setParameter(3, session.memberId())
                    .executeUpdate();
            if (ended > 0) {
                note(session.tenant(), "session.ended", session.actor());
            }
            return ended;
        });
    }

    /** Ends the session at hand, and takes its token out of the browser's cookie; those of other tenants stay. */
    void signOut(Session session) {
        List<SessionToken> kept = presented().stream()
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
        exchange.setCookie(SessionCookie.of(exchange.embedded()).set(kept));
    }

    private List<SessionToken> presented() {
        return SessionToken.parseCookie(
                exchange.cookie(SessionCookie.of(exchange.embedded()).cookieName()));
    }

    private boolean endOfToken(SessionToken token) {
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
        audit.append(tenant, new AuditLine(action, actor, null, null, null, null, actor.name(), null, Map.of()));
    }

    private static String shortened(String text) {
        return text == null || text.length() <= 300 ? text : text.substring(0, 300);
    }
}
