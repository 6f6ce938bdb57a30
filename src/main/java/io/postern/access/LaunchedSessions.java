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

/** Sessions of people whom a billing system vouches for. They live in frames only. */
@ApplicationScoped
public class LaunchedSessions {
    /** Such a session ends after this time in any case. */
    public static final Duration LONGEST = Duration.ofHours(4);

    /** So long another tab joins it; its end does not move. */
    private static final Duration SHARED = Duration.ofHours(2);

    private final Sessions sessions;
    private final SessionCarrier carrier;
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final AuditTrail audit;
    private final Exchange exchange;
    private final Clock clock;

    LaunchedSessions(
            Sessions sessions,
            SessionCarrier carrier,
            Tenancy tenancy,
            EntityManager entities,
            AuditTrail audit,
            Exchange exchange,
            Clock clock) {
        this.sessions = sessions;
        this.carrier = carrier;
        this.tenancy = tenancy;
        this.entities = entities;
        this.audit = audit;
        this.exchange = exchange;
        this.clock = clock;
    }

    /**
     * Starts one in place of what this frame had at the same tenant; the same person's other tab shares its own, so that
     * the forms of both stay good. Joins the caller's transaction, so that it is there if and only if the launch counts.
     */
    public FrameEntry start(TenantId tenant, Launched visitor) {
        return tenancy.inTenant(tenant, () -> {
            FrameEntry entry = share(tenant, visitor).orElseGet(() -> begin(visitor));
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
            return entry;
        });
    }

    private FrameEntry begin(Launched visitor) {
        SessionToken token = SessionToken.generate();
        StoredSession session = row(token, visitor);
        entities.persist(session);
        replace(token);
        return new FrameEntry(session.id, null, token.csrf(), session.theme);
    }

    private Optional<FrameEntry> share(TenantId tenant, Launched visitor) {
        return sessions.current(tenant).flatMap(live -> {
            StoredSession session = entities.find(StoredSession.class, live.id());
            boolean fresh = session.createdAt.isAfter(clock.instant().minus(SHARED));
            if (!fresh || !session.of(visitor)) {
                return Optional.empty();
            }
            session.show(visitor);
            return Optional.of(new FrameEntry(session.id, null, live.csrf(), session.theme));
        });
    }

    /** That session, if it is live and the request at hand carries it. */
    public Optional<FrameEntry> atHand(TenantId tenant, UUID id) {
        return sessions.current(tenant)
                .filter(session -> session.id().equals(id))
                .map(session -> new FrameEntry(id, null, session.csrf(), session.theme()));
    }

    /** Gives it to the browser at hand, in a cookie, and takes it from the one that had it. False if it has ended. */
    public boolean takeOver(TenantId tenant, UUID id) {
        SessionToken token = SessionToken.generate();
        return tenancy.inTenant(tenant, () -> {
            boolean live = renew(id, token).isPresent();
            if (live) {
                replace(token);
            }
            return live;
        });
    }

    /** The same for a page that keeps the token itself, since its browser keeps no cookies for it. */
    public Optional<FrameEntry> handToPage(TenantId tenant, UUID id) {
        SessionToken token = SessionToken.generate();
        return tenancy.inTenant(tenant, () -> renew(id, token)
                .map(session -> new FrameEntry(id, token.text(), token.csrf(), session.theme)));
    }

    private Optional<StoredSession> renew(UUID id, SessionToken token) {
        Instant now = clock.instant();
        return entities.createQuery(
                        "from StoredSession where id = ?1 and via in ('launch', 'mailbox') and endedAt is null"
                                + " and expiresAt > ?2 and lastSeenAt > ?3",
                        StoredSession.class)
                .setParameter(1, id)
                .setParameter(2, now)
                .setParameter(3, now.minus(Sessions.IDLE))
                .getResultStream()
                .findFirst()
                .map(session -> {
                    session.tokenHash = token.hash();
                    return session;
                });
    }

    private void replace(SessionToken token) {
        carrier.presented().forEach(sessions::endOfToken);
        List<SessionToken> kept = new ArrayList<>();
        kept.add(token);
        carrier.inCookie().stream().filter(old -> !sessions.endOfToken(old)).forEach(kept::add);
        carrier.setCookie(kept);
    }

    private StoredSession row(SessionToken token, Launched visitor) {
        StoredSession session = sessions.begun(token);
        session.role = visitor.role();
        session.customerId = visitor.scope().customerId();
        session.mailboxId = visitor.mailboxId();
        session.domainIds = visitor.scope().domainIds() == null
                ? null
                : visitor.scope().domainIds().toArray(UUID[]::new);
        session.via = "launch";
        session.launchedBy = visitor.installation();
        session.launchedSubject = visitor.subject();
        session.show(visitor);
        session.expiresAt = session.createdAt.plus(LONGEST);
        return session;
    }
}
