package io.postern.embed;

import io.postern.installation.InstallationScope;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.BaseUrl;
import io.postern.tenant.Tenant;
import io.postern.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes billing systems that may launch at a tenant. */
@ApplicationScoped
public class BillingSystems {
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Vault vault;
    private final Tenants tenants;
    private final BaseUrl baseUrl;
    private final Clock clock;

    BillingSystems(
            Tenancy tenancy, EntityManager entities, Vault vault, Tenants tenants, BaseUrl baseUrl, Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.vault = vault;
        this.tenants = tenants;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    public BillingSystem open(TenantId tenant, String id, String... origins) {
        return open(tenant, id, SigningKey.ed25519("k1"), origins);
    }

    /** One that signs with a shared secret, and frames nothing. */
    public BillingSystem openWithSecret(TenantId tenant, String id, String kid, String secret) {
        return open(tenant, id, SigningKey.hs256(kid, secret));
    }

    /** Where the tenant's pages may be framed from now on. */
    public void frameAt(TenantId tenant, String... origins) {
        tenancy.asSystem(() -> entities.find(Tenant.class, tenant.value()).embedOrigins = origins);
        tenants.forget(tenant);
    }

    BillingSystem open(TenantId tenant, String id, SigningKey key, String... origins) {
        frameAt(tenant, origins);
        tenancy.inTenant(tenant, () -> {
            UUID row = UUID.randomUUID();
            entities.createNativeQuery("insert into installation (id, tenant_id, external_id, managed, created_at)"
                            + " values (?1, ?2, ?3, false, ?4)")
                    .setParameter(1, row)
                    .setParameter(2, tenant.value())
                    .setParameter(3, id)
                    .setParameter(4, clock.instant())
                    .executeUpdate();
            byte[] sealed = key.secret == null
                    ? null
                    : vault.seal(Secret.of(key.secret), tenant.value(), row.toString(), key.kid);
            entities.createNativeQuery("insert into installation_key (tenant_id, installation_id, kid, jwk, sealed)"
                            + " values (?1, ?2, ?3, ?4, cast(?5 as bytea))")
                    .setParameter(1, tenant.value())
                    .setParameter(2, row)
                    .setParameter(3, key.kid)
                    .setParameter(4, key.jwk)
                    .setParameter(5, sealed)
                    .executeUpdate();
        });
        return new BillingSystem(tenant, id, key);
    }

    /** One that was set up in pages. */
    BillingSystem at(TenantId tenant, String id, SigningKey key) {
        return new BillingSystem(tenant, id, key);
    }

    /** Changes what it may do from launching alone to these. */
    public void allow(BillingSystem system, InstallationScope... scopes) {
        tenancy.inTenant(system.tenant, () -> entities.createNativeQuery(
                        "update installation set scopes = ?1 where external_id = ?2")
                .setParameter(1, Stream.of(scopes).map(InstallationScope::slug).toArray(String[]::new))
                .setParameter(2, system.id)
                .executeUpdate());
    }

    /** One such system. */
    public final class BillingSystem {
        final TenantId tenant;
        final String id;
        final SigningKey key;

        BillingSystem(TenantId tenant, String id, SigningKey key) {
            this.tenant = tenant;
            this.id = id;
            this.key = key;
        }

        /** The private key, as people paste it into a billing system. */
        public String pastedKey() {
            return key.pasted;
        }

        public TenantId tenant() {
            return tenant;
        }

        /** A launch with these claims besides the usual ones. */
        public String token(Map<String, Object> more) {
            Map<String, Object> claims = claims();
            claims.putAll(more);
            return key.sign(header(), claims);
        }

        /** A call of the API, below {@code /api/v1}, signed as it has to be. */
        public ApiCall call(String method, String path) {
            return new ApiCall(this, method, path);
        }

        public String id() {
            return id;
        }

        Map<String, Object> header() {
            return new TreeMap<>(Map.of("typ", "postern-launch+jwt", "alg", key.algorithm, "kid", key.kid));
        }

        Map<String, Object> claims() {
            long now = clock.instant().getEpochSecond();
            return new TreeMap<>(Map.of(
                    "iss",
                    id,
                    "aud",
                    baseUrl.origin() + "/" + tenant,
                    "sub",
                    "client-17",
                    "name",
                    "Carla Customer",
                    "role",
                    "customer-admin",
                    "jti",
                    UUID.randomUUID().toString(),
                    "iat",
                    now,
                    "exp",
                    now + 60));
        }
    }

    /** One signed request; each member may be wrong on purpose. */
    public final class ApiCall {
        private final BillingSystem system;
        private final String method;
        private final String path;
        private final Map<String, Object> header = new TreeMap<>();
        private final Map<String, Object> claims = new TreeMap<>();
        private final Map<String, String> headers = new TreeMap<>();
        private String body = "";
        private String sent;
        private SigningKey key;

        ApiCall(BillingSystem system, String method, String path) {
            this.system = system;
            this.method = method;
            this.path = "/" + system.tenant + "/api/v1" + path;
            this.key = system.key;
        }

        /** Quotes may be written as apostrophes. */
        public ApiCall body(String json) {
            body = json.replace('\'', '"');
            return this;
        }

        /** What is sent instead of what was signed. */
        public ApiCall sending(String other) {
            sent = other;
            return this;
        }

        public ApiCall claim(String name, Object value) {
            claims.put(name, value);
            return this;
        }

        public ApiCall header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        public ApiCall tokenHeader(String name, Object value) {
            header.put(name, value);
            return this;
        }

        public ApiCall signedBy(BillingSystem other) {
            key = other.key;
            return this;
        }

        public ApiCall idempotency(String value) {
            return header("Idempotency-Key", value);
        }

        public String token() {
            long now = clock.instant().getEpochSecond();
            Map<String, Object> all = new TreeMap<>(Map.of(
                    "iss",
                    system.id,
                    "aud",
                    baseUrl.origin() + "/" + system.tenant + "/api/v1",
                    "iat",
                    now,
                    "exp",
                    now + 60,
                    "jti",
                    UUID.randomUUID().toString(),
                    "method",
                    method,
                    "path",
                    path,
                    "body",
                    hash(body)));
            all.putAll(claims);
            Map<String, Object> head =
                    new TreeMap<>(Map.of("typ", "postern-api+jwt", "alg", key.algorithm, "kid", key.kid));
            head.putAll(header);
            return key.sign(head, all);
        }

        public io.restassured.response.Response send() {
            return send(token());
        }

        public io.restassured.response.Response send(String token) {
            var request = io.restassured.RestAssured.given()
                    .urlEncodingEnabled(false)
                    .header("Authorization", "Bearer " + token);
            headers.forEach(request::header);
            String content = sent == null ? body : sent;
            if (!content.isEmpty()) {
                if (!headers.containsKey("Content-Type")) {
                    request.contentType("application/json");
                }
                request.body(content);
            }
            return request.request(method, path);
        }
    }

    private static String hash(String body) {
        try {
            return java.util.Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(body.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
