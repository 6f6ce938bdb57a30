package io.postern.setup.file;

import io.postern.platform.secret.Vault;
import io.postern.setup.file.TenantSpec.OidcSpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the managed rows equal to the file, in the one transaction that the connection has open, across tenants: all or
 * nothing. Rows that were made in pages are never touched; where the file wants the same name it is a problem.
 */
public final class TenantsWriter {
    /** Two copies of the application may see the same new file at once. */
    private static final long LOCK = 0x706f737465726eL;

    private final Sql sql;
    private final Vault vault;
    private final OffsetDateTime now;
    private final Problems problems = new Problems();

    public TenantsWriter(Connection connection, Vault vault, Instant now) {
        this.sql = new Sql(connection);
        this.vault = vault;
        this.now = now.atOffset(ZoneOffset.UTC);
    }

    /** Writes, and returns what clashes: then the caller must roll back. */
    public List<Problem> write(List<TenantSpec> tenants) throws SQLException {
        sql.list(row -> row.getObject(1), "select pg_advisory_xact_lock(?)", LOCK);
        Set<String> wanted = tenants.stream().map(TenantSpec::slug).collect(Collectors.toSet());
        for (String slug : sql.list(
                row -> row.getString(1), "select id from tenant where managed and parked_at is null order by id")) {
            if (!wanted.contains(slug)) {
                park(slug);
            }
        }
        for (TenantSpec tenant : tenants) {
            write(tenant);
        }
        sql.inTenant("");
        return problems.inOrder();
    }

    /** A tenant keeps its row and its history; nobody can enter it. */
    private void park(String slug) throws SQLException {
        var nothing = new TenantSpec(
                new Place(1, "tenants"),
                slug,
                "",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        sql.inTenant(slug);
        rows(nothing);
        sql.update("update session set ended_at = ? where ended_at is null", now);
        sql.update("update tenant set parked_at = ? where id = ?", now, slug);
    }

    private void write(TenantSpec tenant) throws SQLException {
        List<Boolean> managed =
                sql.list(row -> row.getBoolean(1), "select managed from tenant where id = ?", tenant.slug());
        if (managed.contains(false)) {
            problems.add(
                    tenant.place().child("slug"), "a tenant with this slug was not made by the file; write another");
            return;
        }
        if (managed.isEmpty()) {
            sql.update(
                    "insert into tenant (id, name, managed, created_at) values (?, ?, true, ?)",
                    tenant.slug(),
                    tenant.name(),
                    now);
        }
        sql.update(
                "update tenant set name = ?, embed_origins = ?, parked_at = null where id = ?",
                tenant.name(),
                tenant.embedOrigins().toArray(String[]::new),
                tenant.slug());
        signInClient(tenant);
        sql.inTenant(tenant.slug());
        rows(tenant);
    }

    /** One that was set in pages stays when the file has none. */
    private void signInClient(TenantSpec tenant) throws SQLException {
        if (tenant.oidc().isEmpty()) {
            sql.update(
                    "update tenant set oidc_issuer = null, oidc_client_id = null, oidc_client_secret = null,"
                            + " oidc_managed = false where id = ? and oidc_managed",
                    tenant.slug());
            return;
        }
        sql.update(
                "update tenant set oidc_issuer = ?, oidc_client_id = ?, oidc_managed = true where id = ?",
                tenant.oidc().map(OidcSpec::issuer).orElse(null),
                tenant.oidc().map(OidcSpec::clientId).orElse(null),
                tenant.slug());
        clientSecret(tenant);
    }

    private void clientSecret(TenantSpec tenant) throws SQLException {
        var secret = tenant.oidc().flatMap(OidcSpec::clientSecret);
        String[] place = {tenant.slug(), "oidc", "client-secret"};
        if (secret.isEmpty()) {
            sql.update("update tenant set oidc_client_secret = null where id = ?", tenant.slug());
            return;
        }
        for (byte[] sealed :
                sql.list(row -> row.getBytes(1), "select oidc_client_secret from tenant where id = ?", tenant.slug())) {
            if (sealed == null || !vault.holds(sealed, secret.get(), place)) {
                sql.update(
                        "update tenant set oidc_client_secret = ? where id = ?",
                        vault.seal(secret.get(), place),
                        tenant.slug());
            }
        }
    }

    private void rows(TenantSpec tenant) throws SQLException {
        var customers = new CustomersWriter(sql, problems);
        var customerIds = customers.write(tenant);
        var connectionIds = new ConnectionsWriter(sql, problems, vault, now).write(tenant);
        new DomainsWriter(sql, problems, now).write(tenant, connectionIds, customerIds);
        new MembersWriter(sql, problems, now).write(tenant, customerIds);
        customers.removeAllBut(tenant);
        new InstallationsWriter(sql, problems, vault, now).write(tenant);
    }
}
