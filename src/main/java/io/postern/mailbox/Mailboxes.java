package io.postern.mailbox;

import io.postern.access.Scope;
import io.postern.connection.Connections;
import io.postern.directory.Directory;
import io.postern.domain.Domains;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.Providers;
import io.postern.provider.spi.Address;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds mailboxes for pages. What is outside the scope, or not served any more, is not there. */
@ApplicationScoped
public class Mailboxes {
    private final Tenancy tenancy;
    private final Directory directory;
    private final Domains domains;
    private final Connections connections;
    private final Providers providers;

    Mailboxes(Tenancy tenancy, Directory directory, Domains domains, Connections connections, Providers providers) {
        this.tenancy = tenancy;
        this.directory = directory;
        this.domains = domains;
        this.connections = connections;
        this.providers = providers;
    }

    public Optional<OpenMailbox> find(TenantId tenant, Scope scope, UUID id) {
        return tenancy.inTenant(tenant, () -> open(tenant, scope, id));
    }

    /** The one of that address, whoever may see it. */
    public Optional<OpenMailbox> byAddress(TenantId tenant, Address address) {
        return tenancy.inTenant(
                tenant,
                () -> directory.byAddress(tenant, address.toString()).flatMap(row -> open(tenant, Scope.ALL, row.id)));
    }

    /** Those of {@code ids} that the scope allows, each once, in their order. */
    public List<OpenMailbox> find(TenantId tenant, Scope scope, Collection<UUID> ids) {
        return tenancy.inTenant(tenant, () -> ids.stream()
                .distinct()
                .flatMap(id -> open(tenant, scope, id).stream())
                .toList());
    }

    private Optional<OpenMailbox> open(TenantId tenant, Scope scope, UUID id) {
        return directory.find(tenant, scope, id).flatMap(row -> domains.find(tenant, row.domainId)
                .filter(domain -> domain.parkedAt == null && scope.covers(domain.id, domain.customerId))
                .flatMap(domain -> connections.find(tenant, domain.connectionId).flatMap(connection -> providers
                        .info(connection.provider)
                        .map(info -> new OpenMailbox(row, domain, connection, info)))));
    }
}
