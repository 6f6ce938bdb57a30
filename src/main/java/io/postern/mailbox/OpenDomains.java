package io.postern.mailbox;

import io.postern.access.Scope;
import io.postern.connection.Connection;
import io.postern.connection.Connections;
import io.postern.domain.Domain;
import io.postern.domain.Domains;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.Providers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds domains for pages. What is outside the scope, or not served any more, is not there. */
@ApplicationScoped
public class OpenDomains {
    private final Tenancy tenancy;
    private final Domains domains;
    private final Connections connections;
    private final Providers providers;

    OpenDomains(Tenancy tenancy, Domains domains, Connections connections, Providers providers) {
        this.tenancy = tenancy;
        this.domains = domains;
        this.connections = connections;
        this.providers = providers;
    }

    /** By name. */
    public List<OpenDomain> all(TenantId tenant, Scope scope) {
        return tenancy.inTenant(tenant, () -> {
            Map<UUID, Connection> used = connections.inUse(tenant).stream()
                    .collect(Collectors.toMap(connection -> connection.id, Function.identity()));
            return domains.visible(tenant, scope).stream()
                    .flatMap(domain -> open(domain, used.get(domain.connectionId)))
                    .toList();
        });
    }

    public Optional<OpenDomain> find(TenantId tenant, Scope scope, String name) {
        return name == null
                ? Optional.empty()
                : all(tenant, scope).stream()
                        .filter(domain -> domain.name().equalsIgnoreCase(name.strip()))
                        .findFirst();
    }

    /** The one of that name, whoever may see it. */
    public Optional<OpenDomain> served(TenantId tenant, String name) {
        return tenancy.inTenant(
                tenant, () -> domains.byName(tenant, name).filter(domain -> domain.parkedAt == null).stream()
                        .flatMap(domain -> open(
                                domain,
                                connections.find(tenant, domain.connectionId).orElse(null)))
                        .findFirst());
    }

    private Stream<OpenDomain> open(Domain domain, Connection connection) {
        return connection == null
                ? Stream.empty()
                : providers.info(connection.provider).stream().map(info -> new OpenDomain(domain, connection, info));
    }
}
