package io.postern.change;

import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads of the change rows. */
@ApplicationScoped
class ChangeQueries {
    /** A connection whose credentials are refused, or that is paused, is left alone until its owner has acted. */
    private static final String WORKING = " and not exists (select 1 from Connection r where r.id = c.connectionId"
            + " and (r.health = io.postern.connection.Connection.Health.REFUSED or r.pausedAt is not null))";

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Clock clock;

    ChangeQueries(Tenancy tenancy, EntityManager entities, Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.clock = clock;
    }

    Optional<ChangeView> find(TenantId tenant, UUID changeId) {
        return tenancy.inTenant(tenant, () -> Optional.ofNullable(entities.find(Change.class, changeId))
                .map(Change::view));
    }

    Optional<ChangeView> ofForm(TenantId tenant, UUID operationId) {
        return tenancy.inTenant(tenant, () -> entities.createQuery("from Change where operationId = ?1", Change.class)
                .setParameter(1, operationId)
                .getResultStream()
                .findFirst()
                .map(Change::view));
    }

    List<ChangeView> ofBatch(TenantId tenant, UUID batchId) {
        return tenancy.inTenant(
                tenant, () -> entities.createQuery("from Change where batchId = ?1 order by address", Change.class)
                        .setParameter(1, batchId)
                        .getResultStream()
                        .map(Change::view)
                        .toList());
    }

    Optional<ChangeView> openOf(TenantId tenant, UUID mailboxId) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "from Change where mailboxId = ?1 and finishedAt is null order by createdAt, id", Change.class)
                .setParameter(1, mailboxId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(Change::view));
    }

    /** Connections with a change that is due and that nobody holds. */
    List<UUID> connectionsWithWork(TenantId tenant) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "select distinct connectionId from Change c where finishedAt is null and nextAttemptAt <= ?1"
                                + " and (leaseUntil is null or leaseUntil < ?1)"
                                + WORKING,
                        UUID.class)
                .setParameter(1, clock.instant())
                .getResultList());
    }

    /** The oldest due changes of a connection that nobody holds. */
    List<ChangeView> due(TenantId tenant, UUID connectionId, int most) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "from Change c where connectionId = ?1 and finishedAt is null and nextAttemptAt <= ?2"
                                + " and (leaseUntil is null or leaseUntil < ?2)"
                                + WORKING
                                + " and (mailboxId is null or not exists (select 1 from Change e"
                                + " where e.mailboxId = c.mailboxId and e.finishedAt is null"
                                + " and (e.createdAt < c.createdAt or (e.createdAt = c.createdAt and e.id < c.id))))"
                                + " order by createdAt, id",
                        Change.class)
                .setParameter(1, connectionId)
                .setParameter(2, clock.instant())
                .setMaxResults(most)
                .getResultStream()
                .map(Change::view)
                .toList());
    }
}
