package io.postern.hosting.addition;

import io.postern.connection.Connection;
import io.postern.connection.Connections;
import io.postern.domain.DomainEditing;
import io.postern.domain.Domains;
import io.postern.hosting.addition.AdditionView.Present;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.ProviderDomains;
import io.postern.provider.spi.UpstreamDomain;
import io.postern.provider.spi.UpstreamDomainPage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be added: not what the portal has already, for this tenant or through the same account for another. */
@ApplicationScoped
class Additions {
    private static final int PAGES = 20;
    private static final int MOST = 500;

    private final Connections connections;
    private final Domains domains;
    private final DomainEditing editing;

    Additions(Connections connections, Domains domains, DomainEditing editing) {
        this.connections = connections;
        this.domains = domains;
        this.editing = editing;
    }

    /** @param more whether not all were looked at */
    record Found(List<Present> domains, boolean more) {}

    /** Domains at the provider. Call it outside any transaction; throws ProviderError. */
    Found atProvider(TenantId tenant, Connection connection) {
        ProviderDomains provider = connections.provider(tenant, connection.id).domains();
        List<UpstreamDomain> all = new ArrayList<>();
        String cursor = null;
        int pages = 0;
        do {
            UpstreamDomainPage page = provider.list(cursor);
            all.addAll(page.domains());
            cursor = page.next();
        } while (cursor != null && ++pages < PAGES);
        Set<String> names = all.stream().map(UpstreamDomain::name).collect(Collectors.toSet());
        Set<String> elsewhere = editing.servedElsewhere(tenant, connection.provider, connection.endpoint, names);
        List<Present> free = all.stream()
                .filter(domain -> !elsewhere.contains(domain.name()) && !inPortal(tenant, domain.name()))
                .sorted(Comparator.comparing(UpstreamDomain::name))
                .map(domain -> new Present(domain.name(), domain.mailboxes()))
                .toList();
        return new Found(free.subList(0, Math.min(MOST, free.size())), cursor != null || free.size() > MOST);
    }

    /** What is wrong with adding it, or null. */
    String refusal(TenantId tenant, Connection connection, String name) {
        if (inPortal(tenant, name)) {
            return "domain-in-portal";
        }
        return editing.servedElsewhere(tenant, connection.provider, connection.endpoint, List.of(name))
                        .isEmpty()
                ? null
                : "domain-elsewhere";
    }

    private boolean inPortal(TenantId tenant, String name) {
        return domains.byName(tenant, name)
                .filter(domain -> domain.parkedAt == null)
                .isPresent();
    }
}
