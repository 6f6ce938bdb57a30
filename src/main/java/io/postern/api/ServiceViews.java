package io.postern.api;

import io.postern.connection.Connection;
import io.postern.customer.Customer;
import io.postern.customer.Customers;
import io.postern.hosting.service.DesiredState;
import io.postern.hosting.service.Service;
import io.postern.hosting.service.ServiceStandings;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Services as the API tells them. */
@ApplicationScoped
class ServiceViews {
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Customers customers;
    private final ServiceStandings standings;
    private final ApiMessages messages;

    ServiceViews(
            Tenancy tenancy,
            EntityManager entities,
            Customers customers,
            ServiceStandings standings,
            ApiMessages messages) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.customers = customers;
        this.standings = standings;
        this.messages = messages;
    }

    ServiceView one(TenantId tenant, Service service) {
        List<ServiceView.Failure> failures = new ArrayList<>();
        if (service.trouble != null) {
            failures.add(new ServiceView.Failure(
                    service.domainName, messages.service_detail(service.trouble, words(service.troubleWords))));
        }
        standings.failures(tenant, service).stream()
                .map(failure -> new ServiceView.Failure(
                        failure.address(), messages.late(failure.kind(), words(failure.words()))))
                .forEach(failures::add);
        return views(tenant, List.of(service), failures).getFirst();
    }

    List<ServiceView> many(TenantId tenant, List<Service> services) {
        return views(tenant, services, List.of());
    }

    UsageView usage(TenantId tenant, Service service) {
        return usage(service, usages(tenant, List.of(service)));
    }

    private List<ServiceView> views(TenantId tenant, List<Service> services, List<ServiceView.Failure> failures) {
        return tenancy.inTenant(tenant, () -> {
            Map<UUID, ServiceStandings.Usage> usages = usages(tenant, services);
            return services.stream()
                    .map(service -> view(tenant, service, usages, failures))
                    .toList();
        });
    }

    private Map<UUID, ServiceStandings.Usage> usages(TenantId tenant, List<Service> services) {
        return standings.usage(
                tenant,
                services.stream()
                        .map(service -> service.domainId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
    }

    private ServiceView view(
            TenantId tenant,
            Service service,
            Map<UUID, ServiceStandings.Usage> usages,
            List<ServiceView.Failure> failures) {
        Connection connection = entities.find(Connection.class, service.connectionId);
        Customer customer = customers.find(tenant, service.customerId).orElse(null);
        return new ServiceView(
                service.id.toString(),
                service.installation,
                service.externalId,
                service.settledAt == null ? "pending" : slug(service.desired),
                slug(service.desired),
                service.reason,
                service.domainName,
                connection == null ? null : connection.externalId,
                service.orderId,
                customer == null ? null : new ServiceView.Customer(customer.externalId, customer.name),
                new ServiceView.Limits(service.mailboxLimit, service.quotaBytes),
                usage(service, usages),
                service.desired == DesiredState.TERMINATED ? service.deletedAtProvider ? "deleted" : "kept" : null,
                failures,
                service.changedAt);
    }

    private static UsageView usage(Service service, Map<UUID, ServiceStandings.Usage> usages) {
        ServiceStandings.Usage usage = service.domainId == null ? null : usages.get(service.domainId);
        return usage == null
                ? new UsageView(0, service.mailboxLimit, 0, 0, null, 0)
                : new UsageView(
                        usage.mailboxes(),
                        service.mailboxLimit,
                        usage.usedBytes(),
                        usage.quotaBytes(),
                        usage.asOf(),
                        usage.overQuota());
    }

    static String slug(DesiredState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String words(String words) {
        return words == null ? "" : words;
    }
}
