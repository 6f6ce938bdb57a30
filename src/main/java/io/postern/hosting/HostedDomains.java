package io.postern.hosting;

import io.postern.access.Scope;
import io.postern.access.Session;
import io.postern.connection.Connections;
import io.postern.domain.Domains;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.Providers;
import io.postern.provider.spi.Capability;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.util.Optional;
import java.util.UUID;

/** Finds domains for pages. What is outside the scope, or not served any more, is not there. */
@ApplicationScoped
public class HostedDomains {
    private final Tenancy tenancy;
    private final Domains domains;
    private final Connections connections;
    private final Providers providers;

    HostedDomains(Tenancy tenancy, Domains domains, Connections connections, Providers providers) {
        this.tenancy = tenancy;
        this.domains = domains;
        this.connections = connections;
        this.providers = providers;
    }

    public Optional<HostedDomain> find(TenantId tenant, Scope scope, UUID id) {
        return tenancy.inTenant(tenant, () -> domains.find(tenant, id)
                .filter(domain -> domain.parkedAt == null && scope.covers(domain.id, domain.customerId))
                .flatMap(domain -> connections.find(tenant, domain.connectionId).flatMap(connection -> providers
                        .info(connection.provider)
                        .map(info -> new HostedDomain(domain, connection, info)))));
    }

    /** For the page of something that the domain's provider offers. */
    public HostedDomain require(Session session, UUID id, Capability capability) {
        return find(session.tenant(), session.scope(), id)
                .filter(domain -> domain.can(capability))
                .orElseThrow(NotFoundException::new);
    }
}
