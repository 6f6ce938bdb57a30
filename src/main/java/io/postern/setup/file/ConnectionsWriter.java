package io.postern.setup.file;

import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.setup.file.TenantSpec.ConnectionSpec;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

final class ConnectionsWriter {
    private final Sql sql;
    private final Problems problems;
    private final Vault vault;
    private final OffsetDateTime now;

    ConnectionsWriter(Sql sql, Problems problems, Vault vault, OffsetDateTime now) {
        this.sql = sql;
        this.problems = problems;
        this.vault = vault;
        this.now = now;
    }

    /** Ids by the reseller's own names. */
    Map<String, UUID> write(TenantSpec tenant) throws SQLException {
        Map<String, Managed> present =
                sql.list(Managed::read, "select id, external_id, managed from connection").stream()
                        .collect(Collectors.toMap(Managed::name, row -> row));
        Map<String, UUID> ids = new HashMap<>();
        for (ConnectionSpec wanted : tenant.connections()) {
            Managed found = present.remove(wanted.id());
            UUID id = found == null ? UUID.randomUUID() : found.id();
            ids.put(wanted.id(), id);
            if (found == null) {
                insert(tenant, wanted, id);
            } else if (found.managed()) {
                update(tenant, wanted, id);
            } else {
                problems.add(
                        wanted.place().child("id"),
                        "a connection with this id was made in the portal; write another id");
            }
        }
        for (Managed dropped : present.values()) {
            sql.update(
                    "update connection set parked_at = ? where id = ? and managed and parked_at is null",
                    now,
                    dropped.id());
        }
        return ids;
    }

    private void insert(TenantSpec tenant, ConnectionSpec wanted, UUID id) throws SQLException {
        sql.update(
                "insert into connection (id, tenant_id, external_id, provider, endpoint, managed, created_at)"
                        + " values (?, ?, ?, ?, ?, true, ?)",
                id,
                tenant.slug(),
                wanted.id(),
                wanted.provider(),
                wanted.endpoint().toString(),
                now);
        seal(tenant, wanted, id);
    }

    /** What changes how the provider is called counts up the version and forgets what the last calls said. */
    private void update(TenantSpec tenant, ConnectionSpec wanted, UUID id) throws SQLException {
        boolean moved = sql.update(
                        "update connection set provider = ?, endpoint = ? where id = ? and (provider <> ? or endpoint <> ?)",
                        wanted.provider(),
                        wanted.endpoint().toString(),
                        id,
                        wanted.provider(),
                        wanted.endpoint().toString())
                > 0;
        boolean other = !sealedAlready(tenant, wanted, id);
        if (other) {
            sql.update("delete from connection_credential where connection_id = ?", id);
            seal(tenant, wanted, id);
        }
        if (moved || other) {
            sql.update(
                    "update connection set credentials_version = credentials_version + 1, health = 'UNKNOWN',"
                            + " health_detail = null, health_at = null where id = ?",
                    id);
        }
        sql.update("update connection set parked_at = null where id = ? and parked_at is not null", id);
    }

    private boolean sealedAlready(TenantSpec tenant, ConnectionSpec wanted, UUID id) throws SQLException {
        Map<String, byte[]> sealed = new HashMap<>();
        sql.list(
                row -> sealed.put(row.getString(1), row.getBytes(2)),
                "select field, sealed from connection_credential where connection_id = ?",
                id);
        return sealed.keySet().equals(wanted.credentials().keySet())
                && wanted.credentials().entrySet().stream()
                        .allMatch(entry -> vault.holds(
                                sealed.get(entry.getKey()),
                                entry.getValue(),
                                tenant.slug(),
                                id.toString(),
                                entry.getKey()));
    }

    private void seal(TenantSpec tenant, ConnectionSpec wanted, UUID id) throws SQLException {
        for (Map.Entry<String, Secret> entry : wanted.credentials().entrySet()) {
            sql.update(
                    "insert into connection_credential (tenant_id, connection_id, field, sealed) values (?, ?, ?, ?)",
                    tenant.slug(),
                    id,
                    entry.getKey(),
                    vault.seal(entry.getValue(), tenant.slug(), id.toString(), entry.getKey()));
        }
    }
}
