package io.postern.customer;

import io.postern.access.Actor;
import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Makes, names and deletes customers. Those of the tenants file are its alone. */
@ApplicationScoped
class CustomerEditing {
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final CustomerListing listing;
    private final AuditTrail audit;

    CustomerEditing(Tenancy tenancy, EntityManager entities, CustomerListing listing, AuditTrail audit) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.listing = listing;
        this.audit = audit;
    }

    /** Its id; nothing when another customer has the external id. */
    Optional<UUID> create(TenantId tenant, Actor actor, String name, String externalId) {
        try {
            return tenancy.inTenant(tenant, () -> {
                if (taken(externalId)) {
                    return Optional.empty();
                }
                var customer = new Customer();
                customer.name = name;
                customer.externalId = externalId;
                entities.persist(customer);
                entities.flush();
                record(tenant, actor, "customer.created", customer, Map.of("id", externalId));
                return Optional.of(customer.id);
            });
        } catch (ConstraintViolationException lost) {
            // somebody else was faster by a moment
            return Optional.empty();
        }
    }

    void rename(TenantId tenant, Actor actor, UUID id, String name) {
        tenancy.inTenant(tenant, () -> own(id).ifPresent(customer -> {
            if (!customer.name.equals(name)) {
                Map<String, String> details = Map.of("from", customer.name, "to", name);
                customer.name = name;
                record(tenant, actor, "customer.renamed", customer, details);
            }
        }));
    }

    /** What still belongs to it, which keeps it; nothing once it is gone. */
    List<CustomerView.Part> delete(TenantId tenant, Actor actor, UUID id) {
        try {
            return tenancy.inTenant(tenant, () -> {
                Optional<Customer> found = own(id);
                List<CustomerView.Part> left = found.isEmpty() ? List.of() : left(tenant, id);
                if (found.isPresent() && left.isEmpty()) {
                    listing.forget(id);
                    // who acts for it stops
                    entities.createQuery("update StoredSession set actingUntil = createdAt where actingCustomerId = ?1")
                            .setParameter(1, id)
                            .executeUpdate();
                    record(tenant, actor, "customer.deleted", found.get(), Map.of("id", found.get().externalId));
                    entities.remove(found.get());
                    entities.flush();
                }
                return left;
            });
        } catch (ConstraintViolationException kept) {
            // something came to belong to it meanwhile
            return left(tenant, id);
        }
    }

    private List<CustomerView.Part> left(TenantId tenant, UUID id) {
        return listing.parts(tenant, id).stream()
                .filter(part -> part.items().stream().anyMatch(CustomerPart.Item::keeps))
                .toList();
    }

    private Optional<Customer> own(UUID id) {
        return Optional.ofNullable(entities.find(Customer.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(customer -> !customer.managed);
    }

    private boolean taken(String externalId) {
        return !entities.createQuery("from Customer where externalId = ?1", Customer.class)
                .setParameter(1, externalId)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private void record(TenantId tenant, Actor actor, String action, Customer customer, Map<String, String> details) {
        audit.append(tenant, new AuditLine(action, actor, null, null, null, null, customer.name, null, details));
    }
}
