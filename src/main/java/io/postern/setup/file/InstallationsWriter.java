package io.postern.setup.file;

import io.postern.installation.InstallationScope;
import io.postern.platform.secret.Vault;
import io.postern.setup.file.TenantSpec.InstallationSpec;
import io.postern.setup.file.TenantSpec.KeySpec;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

final class InstallationsWriter {
    private final Sql sql;
    private final Problems problems;
    private final Vault vault;
    private final OffsetDateTime now;

    InstallationsWriter(Sql sql, Problems problems, Vault vault, OffsetDateTime now) {
        this.sql = sql;
        this.problems = problems;
        this.vault = vault;
        this.now = now;
    }

    void write(TenantSpec tenant) throws SQLException {
        Map<String, Managed> present =
                sql.list(Managed::read, "select id, external_id, managed from installation").stream()
                        .collect(Collectors.toMap(Managed::name, row -> row));
        for (InstallationSpec wanted : tenant.installations()) {
            Managed found = present.remove(wanted.id());
            UUID id = found == null ? UUID.randomUUID() : found.id();
            if (found == null) {
                sql.update(
                        "insert into installation (id, tenant_id, external_id, managed, created_at)"
                                + " values (?, ?, ?, true, ?)",
                        id,
                        tenant.slug(),
                        wanted.id(),
                        now);
            } else if (!found.managed()) {
                problems.add(
                        wanted.place().child("id"),
                        "an installation with this id was made in the portal; write another id");
                continue;
            }
            sql.update(
                    "update installation set scopes = ? where id = ?",
                    wanted.scopes().stream().map(InstallationScope::slug).toArray(String[]::new),
                    id);
            keys(tenant, wanted, id);
        }
        for (Managed dropped : present.values()) {
            sql.update("delete from installation where id = ? and managed", dropped.id());
        }
    }

    private void keys(TenantSpec tenant, InstallationSpec wanted, UUID id) throws SQLException {
        String[] kids = wanted.keys().stream().map(KeySpec::kid).toArray(String[]::new);
        sql.update("delete from installation_key where installation_id = ? and not kid = any(?)", id, kids);
        for (KeySpec key : wanted.keys()) {
            byte[] sealed = key.secret()
                    .map(secret -> vault.seal(secret, tenant.slug(), id.toString(), key.kid()))
                    .orElse(null);
            sql.update(
                    "insert into installation_key (tenant_id, installation_id, kid, jwk, sealed, created_at)"
                            + " values (?, ?, ?, ?, ?, ?)"
                            + " on conflict (tenant_id, installation_id, kid)"
                            + " do update set jwk = excluded.jwk, sealed = excluded.sealed",
                    tenant.slug(),
                    id,
                    key.kid(),
                    key.jwk().orElse(null),
                    sealed,
                    now);
        }
    }
}
