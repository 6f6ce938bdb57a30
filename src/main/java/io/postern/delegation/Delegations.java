package io.postern.delegation;

import io.postern.access.Actor;
import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.customer.Customer;
import io.postern.delegation.ActingPeriod.Ended;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** When staff may act for a customer: the tenant's rule, and what customers grant. */
@ApplicationScoped
class Delegations {
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final AuditTrail audit;
    private final Clock clock;

    Delegations(Tenancy tenancy, EntityManager entities, AuditTrail audit, Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.audit = audit;
        this.clock = clock;
    }

    boolean onlyWhileGranted(TenantId tenant) {
        return tenancy.inTenant(
                tenant, () -> rule(tenant).map(rule -> rule.onlyWhileGranted).orElse(false));
    }

    /** The grant that counts now. */
    Optional<Delegation> current(TenantId tenant, UUID customerId) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "from Delegation where customerId = ?1 and endedAt is null and expiresAt > ?2"
                                + " order by grantedAt desc, id desc",
                        Delegation.class)
                .setParameter(1, customerId)
                .setParameter(2, clock.instant())
                .setMaxResults(1)
                .getResultStream()
                .findFirst());
    }

    /** {@code wanted}, or earlier; nothing while staff may not act. Joins the transaction in which acting begins. */
    Optional<Instant> allowedUntil(TenantId tenant, UUID customerId, Instant wanted) {
        lock(tenant, LockModeType.PESSIMISTIC_READ);
        if (!onlyWhileGranted(tenant)) {
            return Optional.of(wanted);
        }
        return current(tenant, customerId).map(grant -> grant.expiresAt.isBefore(wanted) ? grant.expiresAt : wanted);
    }

    /** Replaces what was granted before. Who acts already goes on, but no longer than the new grant. */
    void grant(TenantId tenant, Actor actor, UUID customerId, Duration length) {
        tenancy.inTenant(tenant, () -> {
            lock(tenant, LockModeType.PESSIMISTIC_WRITE);
            Instant now = clock.instant();
            close(actor, customerId);
            var grant = new Delegation();
            grant.customerId = customerId;
            grant.grantedBy = actor.name();
            grant.grantedAt = now;
            grant.expiresAt = now.plus(length);
            entities.persist(grant);
            record(tenant, actor, "delegation.granted", customerId, Map.of("until", grant.expiresAt.toString()));
            if (onlyWhileGranted(tenant)) {
                shorten(customerId, grant.expiresAt);
            }
        });
    }

    /** Takes it back; false if nothing was granted. Who acts for the customer stops at once. */
    boolean end(TenantId tenant, Actor actor, UUID customerId) {
        return tenancy.inTenant(tenant, () -> {
            lock(tenant, LockModeType.PESSIMISTIC_WRITE);
            if (close(actor, customerId) == 0) {
                return false;
            }
            record(tenant, actor, "delegation.ended", customerId, Map.of());
            if (onlyWhileGranted(tenant)) {
                withdraw(
                        tenant,
                        actor,
                        running().stream()
                                .filter(period -> period.customerId.equals(customerId))
                                .toList());
            }
            return true;
        });
    }

    /** What a stricter rule does not allow ends at once. */
    void setRule(TenantId tenant, Actor actor, boolean onlyWhileGranted) {
        tenancy.inTenant(tenant, () -> {
            lock(tenant, LockModeType.PESSIMISTIC_WRITE);
            ActingRule rule = rule(tenant).orElseGet(ActingRule::new);
            rule.onlyWhileGranted = onlyWhileGranted;
            if (rule.tenantId == null) {
                rule.tenantId = tenant.value();
                entities.persist(rule);
            }
            audit.append(
                    tenant,
                    new AuditLine(
                            "acting.rule",
                            actor,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            Map.of("only-while-granted", Boolean.toString(onlyWhileGranted))));
            if (onlyWhileGranted) {
                withdraw(
                        tenant,
                        actor,
                        running().stream()
                                .filter(period ->
                                        current(tenant, period.customerId).isEmpty())
                                .toList());
                running().stream().map(period -> period.customerId).distinct().forEach(customer -> current(
                                tenant, customer)
                        .ifPresent(grant -> shorten(customer, grant.expiresAt)));
            }
        });
    }

    private Optional<ActingRule> rule(TenantId tenant) {
        return Optional.ofNullable(entities.find(ActingRule.class, tenant.value()));
    }

    /** Nobody begins to act while a grant ends or the rule changes. */
    private void lock(TenantId tenant, LockModeType mode) {
        entities.find(Tenant.class, tenant.value(), mode);
    }

    private int close(Actor actor, UUID customerId) {
        return entities.createQuery("update Delegation set endedAt = ?1, endedBy = ?2"
                        + " where customerId = ?3 and endedAt is null and expiresAt > ?1")
                .setParameter(1, clock.instant())
                .setParameter(2, actor.name())
                .setParameter(3, customerId)
                .executeUpdate();
    }

    private List<ActingPeriod> running() {
        return entities.createQuery("from ActingPeriod where endedAt is null", ActingPeriod.class)
                .getResultList();
    }

    private void shorten(UUID customerId, Instant latest) {
        entities.createQuery(
                        "update ActingPeriod set until = ?1 where customerId = ?2 and endedAt is null and until > ?1")
                .setParameter(1, latest)
                .setParameter(2, customerId)
                .executeUpdate();
        entities.createQuery(
                        "update StoredSession set actingUntil = ?1 where actingCustomerId = ?2 and actingUntil > ?1")
                .setParameter(1, latest)
                .setParameter(2, customerId)
                .executeUpdate();
    }

    private void withdraw(TenantId tenant, Actor actor, List<ActingPeriod> periods) {
        Instant now = clock.instant();
        for (ActingPeriod period : periods) {
            period.endedAt = period.until.isBefore(now) ? period.until : now;
            period.ended = Ended.WITHDRAWN;
            entities.createQuery("update StoredSession set actingUntil = ?1"
                            + " where id = ?2 and actingCustomerId = ?3 and actingUntil > ?1")
                    .setParameter(1, now)
                    .setParameter(2, period.sessionId)
                    .setParameter(3, period.customerId)
                    .executeUpdate();
            record(
                    tenant,
                    actor,
                    "acting.ended",
                    period.customerId,
                    Map.of("ended", Ended.WITHDRAWN.name(), "who", period.name, "reason", period.reason));
        }
    }

    private void record(TenantId tenant, Actor actor, String action, UUID customerId, Map<String, String> details) {
        String target = entities.find(Customer.class, customerId).name;
        audit.append(tenant, new AuditLine(action, actor, null, null, null, null, target, null, details));
    }
}
