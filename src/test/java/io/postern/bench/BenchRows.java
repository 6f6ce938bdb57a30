package io.postern.bench;

import io.postern.packaging.Database;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;

/** Puts a tenant with many mailboxes, and somebody signed in, straight into the database. */
record BenchRows(Database database) {
    private static final int DOMAINS = 100;

    /** The cookie of an owner of the tenant. */
    String signedIn(String tenant) {
        try (Connection connection = database.connect()) {
            String token = token(tenant);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            run(
                    connection,
                    "insert into member (id, tenant_id, issuer, subject, name, role, managed)"
                            + " values (gen_random_uuid(), ?, 'bench', 'bench', 'Bench', 'OWNER', false)",
                    tenant);
            run(
                    connection,
                    "insert into session (id, tenant_id, token_hash, member_id, name, role, via, created_at,"
                            + " last_seen_at, expires_at) select gen_random_uuid(), m.tenant_id, ?, m.id, 'Bench',"
                            + " 'OWNER', 'oidc', now(), now(), now() + interval '11 hours' from member m"
                            + " where m.tenant_id = ? and m.subject = 'bench'",
                    hash,
                    tenant);
            return cookie(tenant);
        } catch (SQLException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String cookie(String tenant) {
        return "__Host-sid=" + token(tenant);
    }

    private static String token(String tenant) {
        try {
            byte[] random = MessageDigest.getInstance("SHA-256").digest(tenant.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void tenant(String tenant, int mailboxes) {
        try (Connection connection = database.connect()) {
            run(
                    connection,
                    "insert into tenant (id, name, managed, created_at) values (?, 'Bench', false, now())",
                    tenant);
            run(
                    connection,
                    "insert into connection (id, tenant_id, external_id, provider, endpoint, managed, parked_at,"
                            + " created_at) values (gen_random_uuid(), ?, 'lb', 'logicboxes',"
                            + " 'http://localhost:1/api', false, now(), now())",
                    tenant);
            run(
                    connection,
                    "insert into domain (id, tenant_id, name, connection_id, external_id, managed, sync_state,"
                            + " synced_at, created_at) select gen_random_uuid(), c.tenant_id,"
                            + " 'd' || n || '.example', c.id, n::text, false, 'DONE', now(), now()"
                            + " from connection c, generate_series(0, " + (DOMAINS - 1) + ") n where c.tenant_id = ?",
                    tenant);
            run(
                    connection,
                    "insert into mailbox (id, tenant_id, domain_id, address, first_name, last_name, status,"
                            + " account_type, quota_bytes, used_bytes, created_at, seen_at)"
                            + " select gen_random_uuid(), d.tenant_id, d.id, 'user' || n || '@' || d.name,"
                            + " 'First' || n, 'Last' || (n % 5000), case when n % 20 = 0 then 'SUSPENDED' else"
                            + " 'ACTIVE' end, 'MAILBOX', 5368709120, (n::bigint * 7919 % 5400) * 1048576,"
                            + " timestamptz '2020-01-01' + n * interval '1 minute', now()"
                            + " from domain d join generate_series(0, " + (mailboxes - 1) + ") n"
                            + " on d.external_id = (n % " + DOMAINS + ")::text where d.tenant_id = ?",
                    tenant);
            try (var statement = connection.createStatement()) {
                statement.execute("vacuum analyze");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
