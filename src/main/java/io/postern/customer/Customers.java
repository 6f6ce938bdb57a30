package io.postern.customer;

import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.tenant.brand.CustomerNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The reseller's clients. */
@ApplicationScoped
public class Customers implements CustomerNames {
    private final Tenancy tenancy;
    private final EntityManager entities;

    Customers(Tenancy tenancy, EntityManager entities) {
        this.tenancy = tenancy;
        this.entities = entities;
    }

    public List<Customer> all(TenantId tenant) {
        return tenancy.inTenant(tenant, () -> entities.createQuery("from Customer order by name, id", Customer.class)
                .getResultList());
    }

    public Optional<Customer> find(TenantId tenant, UUID id) {
        return tenancy.inTenant(tenant, () -> Optional.ofNullable(entities.find(Customer.class, id)));
    }

    public Map<UUID, String> names(TenantId tenant) {
        return all(tenant).stream().collect(Collectors.toMap(customer -> customer.id, customer -> customer.name));
    }

    @Override
    public Optional<String> name(TenantId tenant, UUID customerId) {
        return tenancy.inTenant(tenant, () -> Optional.ofNullable(entities.find(Customer.class, customerId))
                .map(found -> found.name));
    }

    /**
     * The customer of that name of the reseller's own, made if it is not there. One that the tenants file has keeps the
     * name that it has there.
     *
     * @param name null to leave it as it is
     */
    public Customer ensure(TenantId tenant, String externalId, String name) {
        return tenancy.inTenant(tenant, () -> {
            Customer customer = entities.createQuery("from Customer where externalId = ?1", Customer.class)
                    .setParameter(1, externalId)
                    .getResultStream()
                    .findFirst()
                    .orElseGet(Customer::new);
            boolean fresh = customer.id == null;
            if (fresh) {
                customer.externalId = externalId;
                customer.name = externalId;
            }
            if (name != null && !customer.managed) {
                customer.name = name;
            }
            if (fresh) {
                entities.persist(customer);
                entities.flush();
            }
            return customer;
        });
    }
}
