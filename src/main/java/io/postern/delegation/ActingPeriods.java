package io.postern.delegation;

import io.postern.access.Acting;
import io.postern.access.ActingEnd;
import io.postern.access.Actor;
import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.access.Session;
import io.postern.access.StoredSession;
import io.postern.customer.Customer;
import io.postern.delegation.ActingPeriod.Ended;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Begins and ends what staff does for a customer. The session is narrowed at its very next request, and widened again. */
@ApplicationScoped
class ActingPeriods implements ActingEnd {
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Delegations delegations;
    private final AuditTrail audit;
    private final Clock clock;

    ActingPeriods(Tenancy tenancy, EntityManager entities, Delegations delegations, AuditTrail audit, Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.delegations = delegations;
        this.audit = audit;
        this.clock = clock;
    }

    /** Until when, or nothing if the customer has to grant it first. */
    Optional<Instant> start(Session session, Customer customer, String reason, Duration wanted) {
        TenantId tenant = session.tenant();
        return tenancy.inTenant(tenant, () -> {
            Instant now = clock.instant();
            Optional<Instant> end = delegations.allowedUntil(tenant, customer.id, now.plus(wanted));
            end.ifPresent(until -> {
                var period = new ActingPeriod();
                period.customerId = customer.id;
                period.sessionId = session.id();
                period.memberId = session.memberId();
                period.name = session.name();
                period.reason = reason;
                period.startedAt = now;
                period.until = until;
                entities.persist(period);
                StoredSession row = entities.find(StoredSession.class, session.id());
                row.actingCustomerId = customer.id;
                row.actingReason = reason;
                row.actingUntil = until;
                record(tenant, "acting.started", actor(session, customer, period), customer.name, period);
            });
            return end;
        });
    }

    /** Ends what this session does for a customer; nothing happens if it does nothing. */
    void stop(Session session) {
        tenancy.inTenant(session.tenant(), () -> {
            clear(session.id());
            open("sessionId", session.id()).forEach(period -> {
                close(period, Ended.STOPPED);
                record(session.tenant(), "acting.ended", session.actor(), name(period.customerId), period);
            });
        });
    }

    @Override
    public String over(Session session) {
        return tenancy.inTenant(session.tenant(), () -> {
            UUID customerId = clear(session.id());
            open("sessionId", session.id()).forEach(period -> endByItself(session.tenant(), period));
            return customerId == null ? null : name(customerId);
        });
    }

    /** Times that ended while nobody looked: their hour came, or the session ended. */
    boolean someUnwitnessed(TenantId tenant) {
        return tenancy.inTenant(
                tenant, () -> !unwitnessed().setMaxResults(1).getResultList().isEmpty());
    }

    void endUnwitnessed(TenantId tenant) {
        tenancy.inTenant(tenant, () -> unwitnessed()
                .setMaxResults(1_000)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(period -> endByItself(tenant, period)));
    }

    private TypedQuery<ActingPeriod> unwitnessed() {
        return entities.createQuery(
                        "from ActingPeriod p where p.endedAt is null and (p.until <= ?1 or not exists"
                                + " (select 1 from StoredSession s where s.id = p.sessionId and s.endedAt is null"
                                + " and s.actingCustomerId = p.customerId))",
                        ActingPeriod.class)
                .setParameter(1, clock.instant());
    }

    private void endByItself(TenantId tenant, ActingPeriod period) {
        boolean inTime = period.until.isAfter(clock.instant());
        close(period, inTime ? Ended.SIGNED_OUT : Ended.TIME);
        Customer customer = entities.find(Customer.class, period.customerId);
        record(tenant, "acting.ended", actor(customer.name, period, "portal", null), customer.name, period);
    }

    private UUID clear(UUID sessionId) {
        StoredSession row = entities.find(StoredSession.class, sessionId);
        UUID customerId = row.actingCustomerId;
        row.actingCustomerId = null;
        row.actingReason = null;
        row.actingUntil = null;
        return customerId;
    }

    private List<ActingPeriod> open(String key, UUID value) {
        return entities.createQuery("from ActingPeriod where endedAt is null and " + key + " = ?1", ActingPeriod.class)
                .setParameter(1, value)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    private void close(ActingPeriod period, Ended why) {
        Instant now = clock.instant();
        period.endedAt = period.until.isBefore(now) ? period.until : now;
        period.ended = why;
    }

    private String name(UUID customerId) {
        Customer customer = entities.find(Customer.class, customerId);
        return customer == null ? null : customer.name;
    }

    private Actor actor(Session session, Customer customer, ActingPeriod period) {
        return actor(customer.name, period, session.actor().via(), session.remoteAddress());
    }

    private static Actor actor(String customer, ActingPeriod period, String via, String remoteAddress) {
        var acting = new Acting(period.customerId, customer, period.reason, period.until);
        return acting.actor(period.name, period.memberId, via, remoteAddress);
    }

    private void record(TenantId tenant, String action, Actor actor, String target, ActingPeriod period) {
        Map<String, String> details = period.ended == null
                ? Map.of("until", period.until.toString())
                : Map.of("ended", period.ended.name(), "at", period.endedAt.toString());
        audit.append(tenant, new AuditLine(action, actor, null, null, null, null, target, null, details));
    }
}
