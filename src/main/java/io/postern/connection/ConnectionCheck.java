package io.postern.connection;

import io.postern.connection.ServedDomains.Served;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.ProviderError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Asks a provider whether it still knows us. Changes nothing there. */
@ApplicationScoped
class ConnectionCheck {
    private final Connections connections;
    private final ServedDomains domains;

    ConnectionCheck(Connections connections, ServedDomains domains) {
        this.connections = connections;
        this.domains = domains;
    }

    Finding run(TenantId tenant, UUID id) {
        List<Served> served = domains.servedBy(tenant, id);
        if (served.isEmpty()) {
            return Finding.NO_DOMAIN;
        }
        Finding finding = ping(tenant, id, served.getFirst());
        finding.health().ifPresent(health -> connections.recordHealth(tenant, id, health, finding.word()));
        return finding;
    }

    private Finding ping(TenantId tenant, UUID id, Served served) {
        try {
            connections.provider(tenant, id).ping(served.domain());
            return Finding.WORKING;
        } catch (ProviderError error) {
            return Finding.of(error);
        }
    }
}
