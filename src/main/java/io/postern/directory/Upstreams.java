package io.postern.directory;

import io.postern.connection.Connections;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.MailProvider;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Opens the provider behind a connection; never inside a transaction. */
@ApplicationScoped
class Upstreams {
    private final Connections connections;

    Upstreams(Connections connections) {
        this.connections = connections;
    }

    MailProvider open(TenantId tenant, UUID connectionId) {
        return connections.provider(tenant, connectionId);
    }
}
