package io.postern.connection;

import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.CurrentTenant;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.ConnectionAccess;
import io.postern.provider.MailProvider;
import io.postern.provider.ProviderError;
import io.postern.provider.Providers;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A tenant's accounts at its providers. */
@ApplicationScoped
public class Connections {
    private final Tenancy tenancy;
    private final ConnectionRepository repository;
    private final Vault vault;
    private final Providers providers;
    private final Clock clock;

    Connections(Tenancy tenancy, ConnectionRepository repository, Vault vault, Providers providers, Clock clock) {
        this.tenancy = tenancy;
        this.repository = repository;
        this.vault = vault;
        this.providers = providers;
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

    /**
     * The way to talk through a connection. Reads and unseals in a short transaction of its own and calls nobody.
     *
     * @throws NoConnection when it is not there or parked
     * @throws ProviderError UNAVAILABLE with code {@code paused} while its owner has paused it
     * @throws IllegalStateException when the caller has a transaction open: the call that follows may take long
     */
    public MailProvider provider(TenantId tenant, UUID id) {
        if (CurrentTenant.transactionOpen()) {
            throw new IllegalStateException("a transaction is open");
        }
        return providers.open(tenancy.inTenant(tenant, () -> {
            Connection connection = repository.inUse(id).orElseThrow(NoConnection::new);
            if (connection.pausedAt != null) {
                throw ProviderError.paused(connection.provider, id);
            }
            return new ConnectionAccess(
                    id,
                    connection.provider,
                    URI.create(connection.endpoint),
                    credentials(tenant, id),
                    connection.credentialsVersion);
        }));
    }

    /** What the last calls said. The detail is for staff: never a secret. Has a transaction of its own, or joins. */
    public void recordHealth(TenantId tenant, UUID id, Connection.Health health, String detail) {
        tenancy.inTenant(tenant, () -> {
            repository.inUse(id).ifPresent(connection -> {
                if (connection.health != health || !Objects.equals(connection.healthDetail, detail)) {
                    repository.getEntityManager().persist(turn(id, health, detail));
                }
                connection.health = health;
                connection.healthDetail = detail;
                connection.healthAt = clock.instant();
            });
        });
    }

    private HealthTurn turn(UUID id, Connection.Health health, String detail) {
        var turn = new HealthTurn();
        turn.connectionId = id;
        turn.at = clock.instant();
        turn.health = health;
        turn.detail = detail;
        return turn;
    }

    private Map<String, Secret> credentials(TenantId tenant, UUID id) {
        Map<String, Secret> open = new HashMap<>();
        for (ConnectionCredential credential : repository.credentials(id)) {
            open.put(credential.field, vault.open(credential.sealed, tenant.value(), id.toString(), credential.field));
        }
        return open;
    }
}
