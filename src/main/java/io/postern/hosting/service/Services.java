package io.postern.hosting.service;

import io.postern.access.Actor;
import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.connection.Connection;
import io.postern.connection.Connections;
import io.postern.customer.Customers;
import io.postern.domain.Domain;
import io.postern.domain.Domains;
import io.postern.hosting.DomainName;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What billing systems want of their services. It counts at once; {@link ServiceSettling} brings it about. */
@ApplicationScoped
public class Services {
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final ServiceRepository repository;
    private final Customers customers;
    private final Connections connections;
    private final Domains domains;
    private final AuditTrail audit;
    private final Clock clock;

    Services(
            Tenancy tenancy,
            EntityManager entities,
            ServiceRepository repository,
            Customers customers,
            Connections connections,
            Domains domains,
            AuditTrail audit,
            Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.repository = repository;
        this.customers = customers;
        this.connections = connections;
        this.domains = domains;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param created whether it is new */
    public record Wanted(UUID id, boolean created) {}

    public Optional<Service> find(TenantId tenant, ServiceName name) {
        return tenancy.inTenant(tenant, () -> repository.named(name));
    }

    public Optional<Service> find(TenantId tenant, UUID id) {
        return tenancy.inTenant(tenant, () -> repository.findByIdOptional(id));
    }

    /** By the billing system's ids, from the one after {@code after}. */
    public List<Service> page(TenantId tenant, String installation, String after, int most) {
        return tenancy.inTenant(tenant, () -> repository.page(installation, after, most));
    }

    /** @throws ServiceRefusal when it cannot be; then nothing was changed */
    public Wanted want(TenantId tenant, Actor actor, ServiceName name, Wish wish) {
        return tenancy.inTenant(tenant, () -> {
            repository.awaitTurn(tenant);
            return record(tenant, actor, name, wish);
        });
    }

    private Wanted record(TenantId tenant, Actor actor, ServiceName name, Wish wish) {
        Optional<Service> present = repository.locked(name);
        Service service = present.orElseGet(Service::new);
        if (present.isEmpty()) {
            begin(tenant, service, name, wish);
        } else {
            keep(tenant, service, wish);
        }
        if (wish.customer() != null) {
            service.customerId = customers.ensure(tenant, wish.customer(), wish.customerName()).id;
        }
        boolean changed = present.isEmpty() || differs(service, wish);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        service.desired = wish.state();
        service.reason = wish.state() == DesiredState.ACTIVE ? null : wish.reason();
        if (wish.limits() != null) {
            service.mailboxLimit = wish.limits().mailboxes();
            service.quotaBytes = wish.limits().quotaBytes();
        }
        service.orderId = wish.orderId() == null ? service.orderId : wish.orderId();
        if (changed) {
            service.changedAt = now;
            service.settledAt = null;
            service.failedAt = null;
        }
        if (present.isEmpty()) {
            service.createdAt = now;
            service.checkedAt = now;
            repository.persist(service);
        }
        repository.flush();
        if (service.domainId != null) {
            impose(service);
        }
        if (changed) {
            note(tenant, actor, service);
        }
        return new Wanted(service.id, present.isEmpty());
    }

    private void begin(TenantId tenant, Service service, ServiceName name, Wish wish) {
        if (wish.domain() == null) {
            throw new ServiceRefusal(ServiceTrouble.DOMAIN_MISSING);
        }
        if (wish.customer() == null) {
            throw new ServiceRefusal(ServiceTrouble.CUSTOMER_MISSING);
        }
        service.installation = name.installation();
        service.externalId = name.externalId();
        service.domainName = domainName(wish);
        free(service.domainName, new UUID(0, 0));
        service.connectionId = connection(tenant, service.domainName, wish.connection());
    }

    private void keep(TenantId tenant, Service service, Wish wish) {
        if (wish.domain() != null && !domainName(wish).equals(service.domainName)) {
            throw new ServiceRefusal(ServiceTrouble.DOMAIN_CHANGED, service.domainName);
        }
        if (wish.state() != DesiredState.TERMINATED) {
            free(service.domainName, service.id);
            if (wish.customer() == null
                    && customers.find(tenant, service.customerId).isEmpty()) {
                // deleted since the service was ended
                throw new ServiceRefusal(ServiceTrouble.CUSTOMER_MISSING);
            }
        }
        String connection = connections
                .find(tenant, service.connectionId)
                .map(found -> found.externalId)
                .orElse(null);
        if (wish.connection() != null && !wish.connection().equals(connection)) {
            throw new ServiceRefusal(ServiceTrouble.CONNECTION_CHANGED, connection);
        }
    }

    private void free(String domainName, UUID but) {
        if (repository.sold(domainName, but)) {
            throw new ServiceRefusal(ServiceTrouble.DOMAIN_OF_ANOTHER_SERVICE);
        }
    }

    private static String domainName(Wish wish) {
        return DomainName.parse(wish.domain()).orElseThrow(() -> new ServiceRefusal(ServiceTrouble.DOMAIN_UNREADABLE));
    }

    /** The one that serves the domain already, or the one that is named, or the only one. */
    private UUID connection(TenantId tenant, String domainName, String wanted) {
        List<Connection> all = connections.inUse(tenant);
        Optional<Domain> present = domains.byName(tenant, domainName).filter(domain -> domain.parkedAt == null);
        if (present.isPresent()) {
            return all.stream()
                    .filter(connection -> connection.id.equals(present.get().connectionId))
                    .filter(connection -> wanted == null || wanted.equals(connection.externalId))
                    .map(connection -> connection.id)
                    .findFirst()
                    .orElseThrow(() -> new ServiceRefusal(ServiceTrouble.CONNECTION_CHANGED));
        }
        List<Connection> fit = all.stream()
                .filter(connection -> wanted == null || wanted.equals(connection.externalId))
                .toList();
        if (fit.size() == 1) {
            return fit.getFirst().id;
        }
        throw new ServiceRefusal(
                wanted == null ? ServiceTrouble.CONNECTION_MISSING : ServiceTrouble.CONNECTION_UNKNOWN,
                all.stream().map(connection -> connection.externalId).sorted().collect(Collectors.joining(", ")));
    }

    private static boolean differs(Service service, Wish wish) {
        Wish.Limits limits = wish.limits();
        return service.desired != wish.state()
                || !Objects.equals(service.reason, wish.state() == DesiredState.ACTIVE ? null : wish.reason())
                || limits != null
                        && !(Objects.equals(limits.mailboxes(), service.mailboxLimit)
                                && Objects.equals(limits.quotaBytes(), service.quotaBytes));
    }

    /** In the caller's transaction: from now on nobody of a stopped service is let in. */
    void impose(Service service) {
        Domain domain = entities.find(Domain.class, service.domainId, LockModeType.PESSIMISTIC_WRITE);
        domain.mailboxLimit = service.mailboxLimit;
        domain.mailboxQuotaBytes = service.quotaBytes;
        if (service.desired == DesiredState.ACTIVE) {
            domain.billingStoppedAt = null;
            domain.billingStopReason = null;
        } else {
            domain.billingStoppedAt = domain.billingStoppedAt == null ? clock.instant() : domain.billingStoppedAt;
            domain.billingStopReason = service.reason;
        }
    }

    /** Takes back a service that could not be begun. */
    void forget(TenantId tenant, UUID id) {
        tenancy.inTenant(tenant, () -> {
            repository.delete("id = ?1 and domainId is null", id);
        });
    }

    private void note(TenantId tenant, Actor actor, Service service) {
        audit.append(
                tenant,
                new AuditLine(
                        "service." + service.desired.name().toLowerCase(java.util.Locale.ROOT),
                        actor,
                        null,
                        null,
                        service.domainId,
                        null,
                        service.domainName,
                        null,
                        service.reason == null
                                ? Map.of("service", service.externalId)
                                : Map.of("service", service.externalId, "reason", service.reason)));
    }
}
