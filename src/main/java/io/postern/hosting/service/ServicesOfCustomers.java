package io.postern.hosting.service;

import io.postern.access.Permission;
import io.postern.customer.CustomerPart;
import io.postern.hosting.HostingMessages;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.Moments;
import io.postern.tenant.OpenTenant;
import io.postern.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What billing systems have sold to customers, for the pages of those: what has ended stands last, and keeps nobody. */
@ApplicationScoped
class ServicesOfCustomers implements CustomerPart {
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Tenants tenants;
    private final HostingMessages messages;

    ServicesOfCustomers(Tenancy tenancy, EntityManager entities, Tenants tenants, HostingMessages messages) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.tenants = tenants;
        this.messages = messages;
    }

    @Override
    public Kind kind() {
        return Kind.SERVICES;
    }

    @Override
    public Permission needed() {
        return Permission.VIEW;
    }

    @Override
    public List<Item> of(TenantId tenant, UUID customerId, int most) {
        ZoneId zone = tenants.find(tenant).map(OpenTenant::zone).orElse(Moments.USUAL);
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "select s, d.billingStoppedAt, coalesce(i.name, s.installation) from Service s"
                                + " left join Domain d on d.id = s.domainId"
                                + " left join StoredInstallation i on i.externalId = s.installation"
                                + " where s.customerId = ?1"
                                + " order by case when s.desired = ?2 then 1 else 0 end, s.domainName, s.changedAt desc",
                        Object[].class)
                .setParameter(1, customerId)
                .setParameter(2, DesiredState.TERMINATED)
                .setMaxResults(most)
                .getResultStream()
                .map(row -> item((Service) row[0], (Instant) row[1], (String) row[2], zone))
                .toList());
    }

    @Override
    public Map<UUID, Long> counts(TenantId tenant, Collection<UUID> customerIds) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "select customerId, count(*) from Service where customerId in ?1 group by customerId",
                        Object[].class)
                .setParameter(1, customerIds)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1])));
    }

    private Item item(Service service, Instant stoppedAt, String installation, ZoneId zone) {
        boolean ended = service.desired == DesiredState.TERMINATED;
        String path = ended || service.domainId == null ? null : "/domains/" + service.domainId;
        return new Item(service.domainName, path, note(service, stoppedAt, installation, zone), !ended);
    }

    private String note(Service service, Instant stoppedAt, String installation, ZoneId zone) {
        String note =
                switch (service.desired) {
                    case ACTIVE -> messages.sold_active(installation);
                    case SUSPENDED ->
                        messages.sold_stopped(
                                Moments.day(stoppedAt == null ? service.changedAt : stoppedAt, zone), installation);
                    case TERMINATED -> messages.sold_ended(Moments.day(service.changedAt, zone), installation);
                };
        return service.settledAt == null ? note + " " + messages.sold_unsettled() : note;
    }
}
