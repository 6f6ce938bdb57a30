package io.postern.embed;

import io.postern.access.Role;
import io.postern.access.Scope;
import io.postern.customer.Customers;
import io.postern.directory.Directory;
import io.postern.domain.Domain;
import io.postern.domain.Domains;
import io.postern.embed.LaunchRefusal.Check;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.Address;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What a launch may touch, in the tenant's own rows. One foreign name refuses all of it. */
@ApplicationScoped
class LaunchScopes {
    private final Customers customers;
    private final Domains domains;
    private final Directory directory;

    LaunchScopes(Customers customers, Domains domains, Directory directory) {
        this.customers = customers;
        this.domains = domains;
        this.directory = directory;
    }

    /** The mailbox that the launch is narrowed to, or null. Joins a transaction of the tenant. */
    UUID mailbox(TenantId tenant, LaunchClaims claims) {
        return claims.role() == Role.MAILBOX_OWNER
                ? Address.parse(claims.mailbox())
                        .flatMap(address -> directory.byAddress(tenant, address.toString()))
                        .map(mailbox -> mailbox.id)
                        .orElseThrow(() -> new LaunchRefusal(Check.MAILBOX))
                : null;
    }

    /**
     * Joins a transaction of the tenant. A launch without customer and domains would be the whole tenant: refused, unless
     * it is of the owner of a mailbox, who sees that alone.
     */
    Scope of(TenantId tenant, LaunchClaims claims) {
        if (claims.customer() == null && claims.domains() == null && claims.role() != Role.MAILBOX_OWNER) {
            throw new LaunchRefusal(Check.SCOPE);
        }
        UUID customer = claims.customer() == null ? null : customer(tenant, claims.customer());
        if (customers(claims.role())) {
            refuseStopped(tenant, claims, customer);
        }
        Set<UUID> ids = null;
        if (claims.domains() != null) {
            ids = new HashSet<>();
            for (String name : claims.domains()) {
                if (!customers(claims.role()) || !stopped(tenant, name, customer)) {
                    ids.add(domain(tenant, name, customer).id);
                }
            }
        }
        var scope = new Scope(customer, ids);
        if (claims.mailbox() != null && !within(tenant, scope, claims.mailbox())) {
            throw new LaunchRefusal(Check.MAILBOX);
        }
        return scope;
    }

    /** Staff may look at what billing has stopped. */
    private static boolean customers(Role role) {
        return switch (role) {
            case CUSTOMER_ADMIN, VIEWER, MAILBOX_OWNER -> true;
            case OWNER, MANAGER, SUPPORT -> false;
        };
    }

    /** Who reaches some other domain is let in to that one. */
    private void refuseStopped(TenantId tenant, LaunchClaims claims, UUID customer) {
        List<Domain> wanted = wanted(tenant, claims, customer);
        boolean stopped = wanted.stream().anyMatch(Domain::stoppedByBilling);
        boolean open = wanted.stream().anyMatch(domain -> !domain.stoppedByBilling() && domain.parkedAt == null);
        if (stopped && !open) {
            throw new LaunchRefusal(Check.STOPPED);
        }
    }

    private List<Domain> wanted(TenantId tenant, LaunchClaims claims, UUID customer) {
        if (claims.role() == Role.MAILBOX_OWNER) {
            return Address.parse(claims.mailbox()).flatMap(address -> domains.byName(tenant, address.domain())).stream()
                    .toList();
        }
        return claims.domains() == null
                ? domains.ofCustomer(tenant, customer)
                : claims.domains().stream()
                        .flatMap(name -> domains.byName(tenant, name).stream())
                        .filter(domain -> customer == null || customer.equals(domain.customerId))
                        .toList();
    }

    /** Only of what would be the launch's own: a foreign name refuses all of it. */
    private boolean stopped(TenantId tenant, String name, UUID customer) {
        return domains.byName(tenant, name)
                .filter(domain -> customer == null || customer.equals(domain.customerId))
                .filter(Domain::stoppedByBilling)
                .isPresent();
    }

    private UUID customer(TenantId tenant, String name) {
        return customers.all(tenant).stream()
                .filter(customer -> customer.externalId.equals(name))
                .map(customer -> customer.id)
                .findFirst()
                .orElseThrow(() -> new LaunchRefusal(Check.CUSTOMER));
    }

    private Domain domain(TenantId tenant, String name, UUID customer) {
        return domains.byName(tenant, name)
                .filter(domain -> domain.parkedAt == null)
                .filter(domain -> customer == null || customer.equals(domain.customerId))
                .orElseThrow(() -> new LaunchRefusal(Check.DOMAIN));
    }

    private boolean within(TenantId tenant, Scope scope, String mailbox) {
        return Address.parse(mailbox)
                .flatMap(address -> domains.byName(tenant, address.domain()))
                .filter(domain -> domain.parkedAt == null && scope.covers(domain.id, domain.customerId))
                .isPresent();
    }
}
