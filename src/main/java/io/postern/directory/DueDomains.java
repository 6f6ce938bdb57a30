package io.postern.directory;

import io.postern.platform.job.Work;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Which domains are due for a pass. Native SQL for its ranking. Each tenant is asked by itself, behind its own wall. */
@ApplicationScoped
class DueDomains {
    /** One slow upstream must not take all places: so many domains of one connection are read at a time. */
    private static final int AT_ONCE = 2;

    private static final String SQL = "select id from (select d.id, row_number() over (partition by d.connection_id"
            + " order by (d.sync_state = 'RUNNING') desc, d.sync_requested_at, d.sync_started_at nulls first) as place"
            + " from domain d join connection c on c.tenant_id = d.tenant_id and c.id = d.connection_id"
            + " where d.tenant_id = ? and d.parked_at is null and c.parked_at is null and c.paused_at is null and c.health <> 'REFUSED'"
            + " and (d.sync_state = 'RUNNING' or d.sync_started_at is null"
            + " or d.sync_requested_at > d.sync_started_at or d.sync_started_at < now() - ? * interval '1 second'"
            // tested or changed since then
            + " or (d.sync_failure like 'CREDENTIALS%' and c.health_at > d.sync_failure_at)"
            + " or (split_part(d.sync_failure, '/', 1) in"
            + " ('CREDENTIALS', 'BUSY', 'LIMIT', 'UNAVAILABLE', 'TIMEOUT', 'UNEXPECTED')"
            + " and d.sync_failure_at < now() - ? * interval '1 second'))) due where place <= ?";

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final SyncConfig config;

    DueDomains(Tenancy tenancy, EntityManager entities, SyncConfig config) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.config = config;
    }

    List<Work> everywhere() {
        List<String> tenants = tenancy.asSystem(
                () -> entities.createQuery("select t.id from Tenant t where t.parkedAt is null", String.class)
                        .getResultList());
        var works = new ArrayList<Work>();
        for (String tenant : tenants) {
            var id = new TenantId(tenant);
            of(id).forEach(domain -> works.add(SyncJob.work(id, domain)));
        }
        return works;
    }

    List<UUID> of(TenantId tenant) {
        var select = new Statement()
                .add(
                        SQL,
                        tenant.value(),
                        config.interval().toSeconds(),
                        config.retry().toSeconds(),
                        AT_ONCE);
        return tenancy.inTenant(tenant, () -> entities.unwrap(Session.class).doReturningWork(connection -> {
            var due = new ArrayList<UUID>();
            try (var prepared = select.prepare(connection);
                    var result = prepared.executeQuery()) {
                while (result.next()) {
                    due.add(result.getObject(1, UUID.class));
                }
            }
            return due;
        }));
    }

    /** Whether a pass was asked for after the last one began. */
    boolean requestedAgain(TenantId tenant, UUID domainId) {
        return tenancy.inTenant(tenant, () -> !entities.createQuery(
                        "select d.id from Domain d join Connection c on c.id = d.connectionId where d.id = ?1"
                                + " and d.parkedAt is null and c.parkedAt is null and c.pausedAt is null"
                                + " and c.health <> 'REFUSED'"
                                + " and (d.syncStartedAt is null or d.syncRequestedAt > d.syncStartedAt)",
                        UUID.class)
                .setParameter(1, domainId)
                .getResultList()
                .isEmpty());
    }
}
