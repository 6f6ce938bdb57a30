package io.postern.member;

import io.postern.access.Permission;
import io.postern.customer.CustomerPart;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The members who are narrowed to one customer, for the pages of customers. */
@ApplicationScoped
class PeopleOfCustomers implements CustomerPart {
    private final Tenancy tenancy;
    private final EntityManager entities;

    PeopleOfCustomers(Tenancy tenancy, EntityManager entities) {
        this.tenancy = tenancy;
        this.entities = entities;
    }

    @Override
    public Kind kind() {
        return Kind.PEOPLE;
    }

    @Override
    public Permission needed() {
        return Permission.MEMBERS;
    }

    @Override
    public List<Item> of(TenantId tenant, UUID customerId, int most) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "from Member where customerId = ?1 order by lower(coalesce(name, email, subject)), id",
                        Member.class)
                .setParameter(1, customerId)
                .setMaxResults(most)
                .getResultStream()
                .map(member -> new Item(
                        member.shownName(),
                        "/members/" + member.id,
                        member.shownName().equals(member.email) ? null : member.email))
                .toList());
    }

    @Override
    public Map<UUID, Long> counts(TenantId tenant, Collection<UUID> customerIds) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "select customerId, count(*) from Member where customerId in ?1 group by customerId",
                        Object[].class)
                .setParameter(1, customerIds)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1])));
    }
}
