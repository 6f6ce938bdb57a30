package io.postern.domain;

import io.postern.access.Scope;
import io.postern.connection.ServedDomains;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.tenant.brand.DomainOwners;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The mail domains of a tenant. Every method joins an open transaction of the tenant, or has a short one of its own. */
@ApplicationScoped
public class Domains implements ServedDomains, DomainOwners {
    private final Tenancy tenancy;
    private final DomainRepository repository;

    Domains(Tenancy tenancy, DomainRepository repository) {
        this.tenancy = tenancy;
        this.repository = repository;
    }

    /** Parked domains are found too: their history stays. */
    public Optional<Domain> find(TenantId tenant, UUID id) {
        return tenancy.inTenant(tenant, () -> repository.findByIdOptional(id));
    }

    public Optional<Domain> byName(TenantId tenant, String name) {
        return tenancy.inTenant(tenant, () -> repository.byName(name.toLowerCase(Locale.ROOT)));
    }

    /** The domains in use that {@code scope} covers, by name. */
    public List<Domain> visible(TenantId tenant, Scope scope) {
        return tenancy.inTenant(tenant, () -> repository.inUse().stream()
                .filter(domain -> scope.covers(domain.id, domain.customerId))
                .toList());
    }

    /** The domains in use that one connection serves, by name. */
    public List<Domain> ofConnection(TenantId tenant, UUID connectionId) {
        return tenancy.inTenant(tenant, () -> repository.ofConnection(connectionId));
    }

    /** Parked ones too. */
    public List<Domain> ofCustomer(TenantId tenant, UUID customerId) {
        return tenancy.inTenant(tenant, () -> repository.list("customerId", customerId));
    }

    @Override
    public List<Served> servedBy(TenantId tenant, UUID connectionId) {
        return ofConnection(tenant, connectionId).stream()
                .sorted(Comparator.comparing(
                        domain -> domain.syncedAt, Comparator.nullsLast(Comparator.reverseOrder())))
                .map(domain -> new Served(domain.mailDomain(), domain.syncedAt))
                .toList();
    }

    @Override
    public Optional<UUID> owner(TenantId tenant, Set<UUID> ids) {
        Set<UUID> owners = new HashSet<>();
        tenancy.inTenant(
                tenant,
                () -> ids.forEach(id -> owners.add(repository
                        .findByIdOptional(id)
                        .map(domain -> domain.customerId)
                        .orElse(null))));
        return owners.size() == 1 ? Optional.ofNullable(owners.iterator().next()) : Optional.empty();
    }

    /** Mailboxes of one domain, from the kept counts. */
    public long mailboxes(TenantId tenant, UUID id) {
        return mailboxes(tenant).getOrDefault(id, 0L);
    }

    /** The same without addresses that only pass mail on. */
    public long storedMailboxes(TenantId tenant, UUID id) {
        return tenancy.inTenant(tenant, () -> repository.storedMailboxes(id));
    }

    /**
     * What the kept counts say of a domain, addresses that only pass mail on left out.
     *
     * @param overQuota those of {@code mailboxes} that hold more than they may
     */
    public record Stored(long mailboxes, long overQuota) {
        public static final Stored NONE = new Stored(0, 0);
    }

    /** By domain; one without any is missing. */
    public Map<UUID, Stored> stored(TenantId tenant, Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : tenancy.inTenant(tenant, () -> repository.stored(ids));
    }

    /** Mailboxes by domain, from the kept counts; a domain without any is missing. */
    Map<UUID, Long> mailboxes(TenantId tenant) {
        return tenancy.inTenant(tenant, repository::mailboxes);
    }
}
