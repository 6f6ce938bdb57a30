package io.postern.connection;

import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A tenant's accounts at its providers. */
@ApplicationScoped
public class Connections {
    private final Tenancy tenancy;
    private final ConnectionRepository repository;
    private final Vault vault;
    private final Clock clock;

    Connections(Tenancy tenancy, ConnectionRepository repository, Vault vault, Clock clock) {
        this.tenancy = tenancy;
        this.repository = repository;
        this.vault = vault;
        this.clock = clock;
    }

    /** Those in use, by the reseller's own name for them. */
    public List<Connection> inUse(TenantId tenant) {
        return tenancy.inTenant(tenant, () -> repository.inUse());
    }

    /** Parked ones are not found. */
    public Optional<Connection> find(TenantId tenant, UUID id) {
        return tenancy.inTenant(tenant, () -> repository.inUse(id));
    }

    /** What the last calls said. The detail is for staff: never a secret. Has a transaction of its own, or joins. */
    public void recordHealth(TenantId tenant, UUID id, Connection.Health health, String detail) {
        tenancy.inTenant(tenant, () -> {
            repository.inUse(id).ifPresent(connection -> {
                connection.health = health;
                connection.healthDetail = detail;
                connection.healthAt = clock.instant();
            });
        });
    }

    private Map<String, Secret> credentials(TenantId tenant, UUID id) {
        Map<String, Secret> open = new HashMap<>();
        for (ConnectionCredential credential : repository.credentials(id)) {
            open.put(credential.field, vault.open(credential.sealed, tenant.value(), id.toString(), credential.field));
        }
        return open;
    }
}
