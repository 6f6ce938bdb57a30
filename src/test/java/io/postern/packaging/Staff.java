package io.postern.packaging;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An owner who is signed in at a packaged portal.
 *
 * @param cookie the header
 * @param csrf what its forms carry
 */
record Staff(String cookie, String csrf) {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    static Staff signIn(Database database, String tenant) throws SQLException, GeneralSecurityException {
        var sha256 = MessageDigest.getInstance("SHA-256");
        String token = BASE64.encodeToString(sha256.digest(tenant.getBytes(StandardCharsets.UTF_8)));
        byte[] secret = token.getBytes(StandardCharsets.US_ASCII);
        try (Connection connection = database.connect();
                var insert = connection.prepareStatement("""
                        with person as (
                            insert into member (id, tenant_id, issuer, subject, name, role, managed)
                            values (gen_random_uuid(), ?, 'test', 'test', 'Test', 'OWNER', false) returning *)
                        insert into session (id, tenant_id, token_hash, member_id, name, role, via, created_at,
                            last_seen_at, expires_at)
                        select gen_random_uuid(), tenant_id, ?, id, name, role, 'oidc', now(), now(),
                            now() + interval '11 hours' from person
                        """)) {
            insert.setString(1, tenant);
            insert.setBytes(2, sha256.digest(secret));
            insert.executeUpdate();
        }
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return new Staff(
                "__Host-sid=" + token, BASE64.encodeToString(mac.doFinal("csrf".getBytes(StandardCharsets.US_ASCII))));
    }
}
