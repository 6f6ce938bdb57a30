package io.postern.connection;

import io.postern.access.Actor;
import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.CredentialField;
import io.postern.provider.spi.DriverInfo;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes, changes, pauses and removes connections that are the portal's own; those of the tenants file are its alone. */
@ApplicationScoped
class ConnectionEditing {
    private final Tenancy tenancy;
    private final ConnectionRepository repository;
    private final Vault vault;
    private final AuditTrail audit;
    private final Clock clock;

    ConnectionEditing(Tenancy tenancy, ConnectionRepository repository, Vault vault, AuditTrail audit, Clock clock) {
        this.tenancy = tenancy;
        this.repository = repository;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    boolean nameTaken(TenantId tenant, String name) {
        return tenancy.inTenant(tenant, () -> repository.nameTaken(name));
    }

    List<HealthTurn> turns(TenantId tenant, UUID id, int most) {
        return tenancy.inTenant(tenant, () -> repository.turns(id, most));
    }

    /** The credentials as they would be once {@code typed} is saved. */
    Map<String, Secret> merged(TenantId tenant, UUID id, Map<String, Secret> typed, Set<String> emptied) {
        return tenancy.inTenant(tenant, () -> {
            var all = new HashMap<String, Secret>();
            repository
                    .credentials(id)
                    .forEach(kept ->
                            all.put(kept.field, vault.open(kept.sealed, tenant.value(), id.toString(), kept.field)));
            all.keySet().removeAll(emptied);
            all.putAll(typed);
            return Map.copyOf(all);
        });
    }

    /** Those credentials that are no secret, such as an account number. */
    Map<String, String> plain(TenantId tenant, UUID id, DriverInfo info) {
        Map<String, Secret> all = merged(tenant, id, Map.of(), Set.of());
        return info.credentialFields().stream()
                .filter(field -> !field.secret() && all.containsKey(field.name()))
                .collect(Collectors.toMap(
                        CredentialField::name, field -> all.get(field.name()).reveal()));
    }

    UUID create(TenantId tenant, Actor actor, ConnectionInput wanted) {
        return tenancy.inTenant(tenant, () -> {
            var connection = new Connection();
            connection.externalId = wanted.name();
            connection.provider = wanted.provider();
            connection.endpoint = wanted.endpoint().toString();
            connection.createdAt = clock.instant();
            repository.persistAndFlush(connection);
            seal(tenant, connection.id, wanted.credentials());
            record(tenant, actor, "connection.created", connection);
            return connection.id;
        });
    }

    /** What changes how the provider is called ends every open driver and forgets what the last calls said. */
    void update(TenantId tenant, Actor actor, UUID id, ConnectionInput wanted) {
        tenancy.inTenant(tenant, () -> {
            Connection connection = own(id);
            connection.endpoint = wanted.endpoint().toString();
            connection.credentialsVersion++;
            connection.health = Connection.Health.UNKNOWN;
            connection.healthDetail = null;
            connection.healthAt = clock.instant();
            repository.credentials(id).stream()
                    .filter(kept -> wanted.emptied().contains(kept.field))
                    .forEach(repository.getEntityManager()::remove);
            seal(tenant, id, wanted.credentials());
            record(tenant, actor, "connection.updated", connection);
        });
    }

    /** Also for connections of the tenants file: to stop calling is always the owner's right. */
    void pause(TenantId tenant, Actor actor, UUID id, boolean paused) {
        tenancy.inTenant(tenant, () -> {
            Connection connection = repository.inUse(id).orElseThrow(NoConnection::new);
            connection.pausedAt = paused ? clock.instant() : null;
            record(tenant, actor, paused ? "connection.paused" : "connection.resumed", connection);
        });
    }

    /** Kept for its history, no longer called. The caller has seen that it serves no domain. */
    void remove(TenantId tenant, Actor actor, UUID id) {
        tenancy.inTenant(tenant, () -> {
            Connection connection = own(id);
            connection.parkedAt = clock.instant();
            // its name may be used again
            connection.externalId = connection.externalId + "~" + id;
            repository.credentials(id).forEach(repository.getEntityManager()::remove);
            record(tenant, actor, "connection.removed", connection);
        });
    }

    private Connection own(UUID id) {
        return repository.inUse(id).filter(found -> !found.managed).orElseThrow(NoConnection::new);
    }

    private void seal(TenantId tenant, UUID id, Map<String, Secret> credentials) {
        credentials.forEach((field, value) -> {
            byte[] sealed = vault.seal(value, tenant.value(), id.toString(), field);
            var entities = repository.getEntityManager();
            ConnectionCredential present =
                    entities.find(ConnectionCredential.class, new ConnectionCredential.Key(id, field));
            if (present == null) {
                present = new ConnectionCredential();
                present.connectionId = id;
                present.field = field;
                present.sealed = sealed;
                entities.persist(present);
            } else {
                present.sealed = sealed;
            }
        });
    }

    private void record(TenantId tenant, Actor actor, String action, Connection connection) {
        var details = Map.of("provider", connection.provider, "endpoint", connection.endpoint);
        audit.append(
                tenant, new AuditLine(action, actor, null, null, null, null, connection.externalId, null, details));
    }
}
