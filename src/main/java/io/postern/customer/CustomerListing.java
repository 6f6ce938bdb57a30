package io.postern.customer;

import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Reads customers for pages, with what belongs to them. A page costs the same number of queries however long it is. */
@ApplicationScoped
class CustomerListing {
    private static final int PAGE = 50;
    private static final int SHOWN = 50;

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final List<CustomerPart> parts;

    CustomerListing(Tenancy tenancy, EntityManager entities, @All List<CustomerPart> parts) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.parts = parts;
    }

    /** @param after the last one that was shown, or null to begin; one that is gone begins anew */
    CustomerList page(TenantId tenant, String q, UUID after) {
        return tenancy.inTenant(tenant, () -> {
            Customer last = after == null ? null : entities.find(Customer.class, after);
            var query = entities.createQuery(
                            "from Customer where (?1 = '' or lower(name) like ?2 escape '!' or lower(externalId) like ?2 escape '!')"
                                    + (last == null
                                            ? ""
                                            : " and (lower(name) > lower(?3) or lower(name) = lower(?3) and id > ?4)")
                                    + " order by lower(name), id",
                            Customer.class)
                    .setParameter(1, q)
                    .setParameter(2, "%" + q.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%")
                    .setMaxResults(PAGE + 1);
            if (last != null) {
                query.setParameter(3, last.name).setParameter(4, last.id);
            }
            List<Customer> found = query.getResultList();
            List<Customer> shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
            List<UUID> ids = shown.stream().map(customer -> customer.id).toList();
            Map<UUID, Long> domains = counts(tenant, CustomerPart.Kind.DOMAINS, ids);
            Map<UUID, Long> people = counts(tenant, CustomerPart.Kind.PEOPLE, ids);
            return new CustomerList(
                    shown.stream()
                            .map(customer -> new CustomerRow(
                                    customer.id,
                                    customer.name,
                                    customer.externalId,
                                    customer.managed,
                                    domains.getOrDefault(customer.id, 0L),
                                    people.getOrDefault(customer.id, 0L)))
                            .toList(),
                    q,
                    last != null,
                    found.size() > PAGE ? shown.getLast().id : null);
        });
    }

    /** What belongs to one customer, kind by kind. */
    List<CustomerView.Part> parts(TenantId tenant, UUID customerId) {
        return tenancy.inTenant(tenant, () -> parts.stream()
                .sorted((one, other) -> one.kind().compareTo(other.kind()))
                .map(part -> {
                    List<CustomerPart.Item> items = part.of(tenant, customerId, SHOWN);
                    long all = items.size() < SHOWN
                            ? items.size()
                            : part.counts(tenant, List.of(customerId)).getOrDefault(customerId, 0L);
                    return new CustomerView.Part(part.kind(), part.needed(), items, all - items.size());
                })
                .toList());
    }

    /** Joins the transaction that deletes the customer. */
    void forget(UUID customerId) {
        parts.forEach(part -> part.forget(customerId));
    }

    private Map<UUID, Long> counts(TenantId tenant, CustomerPart.Kind kind, List<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : parts.stream()
                        .filter(part -> part.kind() == kind)
                        .findFirst()
                        .map(part -> part.counts(tenant, ids))
                        .orElse(Map.of());
    }
}
