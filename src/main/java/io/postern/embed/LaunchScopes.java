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
        Set<UUID> ids = null;
        if (claims.domains() != null) {
            ids = new HashSet<>();
            for (String name : claims.domains()) {
                ids.add(domain(tenant, name, customer).id);
            }
        }
        var scope = new Scope(customer, ids);
        if (claims.mailbox() != null && !within(tenant, scope, claims.mailbox())) {
            throw new LaunchRefusal(Check.MAILBOX);
        }
        return scope;
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
