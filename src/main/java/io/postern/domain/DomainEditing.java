package io.postern.domain;

import io.postern.access.Actor;
import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.connection.Connection;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes domains into the portal and out of it. Those of the tenants file are its alone. Calls no provider. */
@ApplicationScoped
public class DomainEditing {
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final DomainRepository repository;
    private final DomainCopies copies;
    private final AuditTrail audit;
    private final Clock clock;

    DomainEditing(
            Tenancy tenancy,
            EntityManager entities,
            DomainRepository repository,
            DomainCopies copies,
            AuditTrail audit,
            Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.repository = repository;
        this.copies = copies;
        this.audit = audit;
        this.clock = clock;
    }

    /** Its id; nothing when the portal has it already. One that was taken out comes back with its history. */
    public Optional<UUID> take(TenantId tenant, Actor actor, NewDomain wanted) {
        return tenancy.inTenant(tenant, () -> {
            // of two who take the same at once, the second finds it taken
            entities.find(Connection.class, wanted.connectionId(), LockModeType.PESSIMISTIC_WRITE);
            Optional<Domain> present = repository.byName(wanted.name());
            if (present.isPresent() && present.get().parkedAt == null) {
                return Optional.empty();
            }
            Domain domain = present.orElseGet(Domain::new);
            domain.name = wanted.name();
            domain.connectionId = wanted.connectionId();
            domain.externalId = wanted.externalId();
            domain.customerId = wanted.customerId();
            domain.managed = false;
            domain.parkedAt = null;
            domain.syncState = Domain.SyncState.WAITING;
            domain.syncStartedAt = null;
            domain.syncedAt = null;
            domain.syncFailure = null;
            domain.syncFailureAt = null;
            if (present.isEmpty()) {
                domain.createdAt = clock.instant();
                repository.persist(domain);
            }
            repository.flush();
            record(tenant, actor, "domain.added", domain);
            copies.requestSync(tenant, domain.id);
            return Optional.of(domain.id);
        });
    }

    /** Kept for its history, no longer read. */
    public void release(TenantId tenant, Actor actor, UUID id) {
        tenancy.inTenant(tenant, () -> own(id).ifPresent(domain -> {
            domain.parkedAt = clock.instant();
            record(tenant, actor, "domain.removed", domain);
        }));
    }

    /** @param customerId null for nobody */
    public void assign(TenantId tenant, Actor actor, UUID id, UUID customerId) {
        tenancy.inTenant(tenant, () -> own(id).ifPresent(domain -> {
            domain.customerId = customerId;
            record(tenant, actor, "domain.assigned", domain);
        }));
    }

    /**
     * Those of {@code names} that another tenant of this installation serves through the same server of the same
     * provider. Each tenant is asked by itself, behind its own wall. Not inside a transaction.
     */
    public Set<String> servedElsewhere(TenantId tenant, String provider, String endpoint, Collection<String> names) {
        var elsewhere = new HashSet<String>();
        if (names.isEmpty()) {
            return elsewhere;
        }
        List<String> tenants =
                tenancy.asSystem(() -> entities.createQuery("select t.id from Tenant t where t.id <> ?1", String.class)
                        .setParameter(1, tenant.value())
                        .getResultList());
        for (String other : tenants) {
            elsewhere.addAll(tenancy.inTenant(new TenantId(other), () -> entities.createQuery(
                            "select d.name from Domain d join Connection c on c.id = d.connectionId where d.name in ?1"
                                    + " and d.parkedAt is null and c.parkedAt is null and c.provider = ?2"
                                    + " and trim(trailing '/' from c.endpoint) = ?3",
                            String.class)
                    .setParameter(1, names)
                    .setParameter(2, provider)
                    .setParameter(3, endpoint.replaceAll("/+$", ""))
                    .getResultList()));
        }
        return elsewhere;
    }

    private Optional<Domain> own(UUID id) {
        return repository.findByIdOptional(id).filter(domain -> !domain.managed && domain.parkedAt == null);
    }

    private void record(TenantId tenant, Actor actor, String action, Domain domain) {
        audit.append(tenant, new AuditLine(action, actor, null, null, domain.id, null, domain.name, null, Map.of()));
    }
}
