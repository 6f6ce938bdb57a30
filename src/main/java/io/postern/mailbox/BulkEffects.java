package io.postern.mailbox;

import io.postern.connection.Connections;
import io.postern.directory.MailboxRow;
import io.postern.domain.Domain;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.Providers;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.SuspensionEffect;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What suspending the mailboxes of a list stops: it differs from provider to provider. */
@ApplicationScoped
class BulkEffects {
    private final Connections connections;
    private final Providers providers;

    BulkEffects(Connections connections, Providers providers) {
        this.connections = connections;
        this.providers = providers;
    }

    /** @param effects in the order of {@link SuspensionEffect} */
    public record Stops(String provider, List<SuspensionEffect> effects) {
        public Stops {
            effects = effects.stream().sorted().toList();
        }
    }

    /** One for each provider that serves some of {@code rows}, by name. */
    List<Stops> of(TenantId tenant, List<Domain> domains, List<MailboxRow> rows) {
        Set<UUID> shown = rows.stream().map(MailboxRow::domainId).collect(Collectors.toSet());
        return domains.stream()
                .filter(domain -> shown.contains(domain.id))
                .map(domain -> domain.connectionId)
                .distinct()
                .flatMap(id -> connections.find(tenant, id).stream())
                .map(connection -> connection.provider)
                .distinct()
                .flatMap(provider -> providers.info(provider).stream())
                .filter(info -> info.support(Capability.SUSPEND).yes())
                .map(info -> new Stops(info.displayName(), List.copyOf(info.suspensionEffects())))
                .sorted(Comparator.comparing(Stops::provider))
                .toList();
    }
}
