package io.postern.connection;

import io.postern.connection.ServedDomains.Served;
import io.postern.platform.secret.Secret;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.ConnectionAccess;
import io.postern.provider.MailProvider;
import io.postern.provider.ProviderError;
import io.postern.provider.Providers;
import io.postern.provider.spi.MailDomain;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Asks a provider whether it still knows us, or would. Changes nothing there. */
@ApplicationScoped
class ConnectionCheck {
    /** Nobody's: that the provider does not know it still proves that it knows us. */
    private static final MailDomain ANY = new MailDomain("example.com", null);

    private final Connections connections;
    private final ServedDomains domains;
    private final Providers providers;

    ConnectionCheck(Connections connections, ServedDomains domains, Providers providers) {
        this.connections = connections;
        this.domains = domains;
        this.providers = providers;
    }

    /** With what is saved. */
    Finding run(TenantId tenant, UUID id) {
        Finding finding = ping(() -> connections.provider(tenant, id), domain(tenant, id));
        record(tenant, id, finding);
        return finding;
    }

    /** With what is about to be saved. @param id null for a connection that is not there yet */
    Finding trial(TenantId tenant, UUID id, ConnectionInput wanted, Map<String, Secret> credentials) {
        // an id of its own: a trial must not open a breaker on the connection as it is
        var access = new ConnectionAccess(UUID.randomUUID(), wanted.provider(), wanted.endpoint(), credentials, 0);
        return ping(() -> providers.open(access), id == null ? ANY : domain(tenant, id));
    }

    void record(TenantId tenant, UUID id, Finding finding) {
        finding.health().ifPresent(health -> connections.recordHealth(tenant, id, health, finding.word()));
    }

    private MailDomain domain(TenantId tenant, UUID id) {
        List<Served> served = domains.servedBy(tenant, id);
        return served.isEmpty() ? ANY : served.getFirst().domain();
    }

    private static Finding ping(Supplier<MailProvider> provider, MailDomain domain) {
        try {
            provider.get().ping(domain);
            return Finding.WORKING;
        } catch (ProviderError error) {
            return Finding.of(error);
        }
    }
}
