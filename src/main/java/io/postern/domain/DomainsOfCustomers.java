package io.postern.domain;

import io.postern.access.Permission;
import io.postern.customer.CustomerPart;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The domains in use, for the pages of customers. */
@ApplicationScoped
class DomainsOfCustomers implements CustomerPart {
    private final Tenancy tenancy;
    private final DomainRepository repository;

    DomainsOfCustomers(Tenancy tenancy, DomainRepository repository) {
        this.tenancy = tenancy;
        this.repository = repository;
    }

    @Override
    public Kind kind() {
        return Kind.DOMAINS;
    }

    @Override
    public Permission needed() {
        return Permission.VIEW;
    }

    @Override
    public void forget(UUID customerId) {
        repository.update("customerId = null where customerId = ?1 and parkedAt is not null", customerId);
    }

    @Override
    public List<Item> of(TenantId tenant, UUID customerId, int most) {
        return tenancy.inTenant(tenant, () -> repository.ofCustomer(customerId, most).stream()
                .map(domain -> new Item(domain.name, "/domains/" + domain.id, null))
                .toList());
    }

    @Override
    public Map<UUID, Long> counts(TenantId tenant, Collection<UUID> customerIds) {
        return tenancy.inTenant(tenant, () -> repository.ofCustomers(customerIds));
    }
}
