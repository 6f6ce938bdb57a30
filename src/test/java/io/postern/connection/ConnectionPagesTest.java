package io.postern.connection;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.domain.Domain;
import io.postern.platform.http.OwnOrigins;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConnectionPagesTest {
    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Inject
    TestSessions sessions;

    @Inject
    Vault vault;

    @Inject
    OwnOrigins ownOrigins;

    @Test
    void anOwnerSeesHowTheConnectionIsDoingAndNoCredential() {
        UUID id = connection("conn-seen", "sandbox-acme");
        sessions.signIn("conn-seen", Role.OWNER)
                .request()
                .get("/conn-seen/connections")
                .then()
                .statusCode(200)
                .body(containsString("localhost"))
                .body(containsString("Not tested yet"))
                .body(containsString("/conn-seen/connections/" + id + "/test"))
                .body(containsString("/conn-seen/connections/new"))
                .body(not(containsString("sandbox-acme")))
                .body(not(containsString("1001")));
    }

    @Test
    void aTestSaysThatTheProviderAcceptsUs() {
        UUID id = connection("conn-good", "sandbox-acme");
        tested("conn-good", id, "The provider answered and accepts your sign-in data.", "Working");
    }

    @Test
    void aTestWithAWrongKeySaysThatItIsRefused() {
        UUID id = connection("conn-bad", "wrong-key");
        tested("conn-bad", id, "refuses the sign-in data", "Refused by the provider");
    }

    @Test
    void anotherTenantsConnectionIsNotThere() {
        UUID id = connection("conn-other", "sandbox-acme");
        sessions.signIn("conn-mine", Role.OWNER)
                .request()
                .post("/conn-mine/connections/" + id + "/test")
                .then()
                .statusCode(404);
    }

    @Test
    void supportSeesDomainsAndNoConnections() {
        connection("conn-support", "sandbox-acme");
        SignedInAs support = sessions.signIn("conn-support", Role.SUPPORT);
        support.request().get("/conn-support/connections").then().statusCode(403);
        support.request()
                .get("/conn-support/domains")
                .then()
                .statusCode(200)
                .body(containsString("conn-support.example"));
    }

    private void tested(String tenant, UUID id, String finding, String health) {
        SignedInAs owner = sessions.signIn(tenant, Role.OWNER);
        String next = owner.request()
                .post("/" + tenant + "/connections/" + id + "/test")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        owner.request()
                .get(next)
                .then()
                .statusCode(200)
                .body(containsString(finding))
                .body(containsString(health));
    }

    private UUID connection(String slug, String key) {
        TenantId tenant = sessions.tenant(slug);
        return tenancy.inTenant(tenant, () -> {
            var connection = new Connection();
            connection.externalId = "lb-" + UUID.randomUUID();
            connection.provider = "logicboxes";
            connection.endpoint = ownOrigins.get().getFirst() + "/sandbox/logicboxes/api";
            connection.createdAt = Instant.EPOCH;
            entities.persist(connection);
            entities.flush();
            Map.of("auth-userid", "1001", "api-key", key).forEach((field, value) -> {
                var credential = new ConnectionCredential();
                credential.connectionId = connection.id;
                credential.field = field;
                credential.sealed = vault.seal(Secret.of(value), slug, connection.id.toString(), field);
                entities.persist(credential);
            });
            var domain = new Domain();
            domain.name = slug + ".example";
            domain.externalId = "4713";
            domain.connectionId = connection.id;
            domain.createdAt = Instant.EPOCH;
            entities.persist(domain);
            return connection.id;
        });
    }
}
