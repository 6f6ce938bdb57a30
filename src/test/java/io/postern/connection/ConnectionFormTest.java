package io.postern.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.ProviderError;
import io.postern.sandbox.SandboxControl;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An owner adds an account at a provider, and may go wrong in every way. */
@QuarkusTest
class ConnectionFormTest {
    @Inject
    TestSessions sessions;

    @Inject
    Connections connections;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Test
    void aConnectionIsTriedAndThenSavedAndItsSecretIsNeverShown() {
        var account = SandboxControl.here().account("cf-good.example", 1);
        SignedInAs owner = sessions.signIn("cf-good", Role.OWNER);
        owner.request()
                .get("/cf-good/connections/new?provider=logicboxes")
                .then()
                .statusCode(200)
                .body(containsString("Reseller id"))
                .body(containsString("type=\"password\""));
        String page = create(owner, "main", account.endpoint().toString(), account.authUserId(), account.apiKey(), "")
                .statusCode(303)
                .extract()
                .header("Location");
        owner.request()
                .get(page)
                .then()
                .statusCode(200)
                .body(containsString("accepts your sign-in data"))
                .body(not(containsString(account.apiKey())));
        UUID id = onlyOne(owner.tenant());
        owner.request()
                .get("/cf-good/connections/" + id + "/sign-in-data")
                .then()
                .statusCode(200)
                .body(containsString("value=\"" + account.authUserId() + "\""))
                .body(not(containsString(account.apiKey())));
        assertThat(audit(owner.tenant())).contains("connection.created");
    }

    @Test
    void signInDataThatTheProviderRefusesIsNotSavedUnlessItsOwnerInsists() {
        var account = SandboxControl.here().account("cf-refused.example", 1);
        SignedInAs owner = sessions.signIn("cf-refused", Role.OWNER);
        String endpoint = account.endpoint().toString();
        create(owner, "main", endpoint, account.authUserId(), "wrong-key", "")
                .statusCode(422)
                .body(containsString("Nothing was saved."))
                .body(containsString("refuses the sign-in data"))
                .body(containsString("value=\"main\""))
                .body(containsString("Save without a working test"))
                .body(not(containsString("wrong-key")));
        assertThat(connections.inUse(owner.tenant())).isEmpty();
        create(owner, "main", endpoint, account.authUserId(), "wrong-key", "on").statusCode(303);
        assertThat(connections.inUse(owner.tenant())).singleElement().satisfies(saved -> assertThat(saved.health)
                .isEqualTo(Connection.Health.REFUSED));
    }

    @Test
    void wrongInputIsToldAtItsField() {
        SignedInAs owner = sessions.signIn("cf-wrong", Role.OWNER);
        create(owner, "two words", "http://127.0.0.1/x", "", "", "")
                .statusCode(422)
                .body(containsString("id=\"name-error\""))
                .body(containsString("id=\"endpoint-error\""))
                .body(containsString("id=\"auth-userid-error\""))
                .body(containsString("id=\"api-key-error\""))
                .body(containsString("value=\"two words\""))
                .body(containsString("value=\"http://127.0.0.1/x\""));
        create(owner, "main", "https://elsewhere.example", "1", "x", "")
                .statusCode(422)
                .body(containsString("may not call that server"));
        assertThat(connections.inUse(owner.tenant())).isEmpty();
    }

    @Test
    void aNewKeyReplacesTheOldOneAndAnEmptyFieldKeepsIt() {
        var account = SandboxControl.here().account("cf-rotate.example", 1);
        SignedInAs owner = sessions.signIn("cf-rotate", Role.OWNER);
        String endpoint = account.endpoint().toString();
        create(owner, "main", endpoint, account.authUserId(), "old-key", "on").statusCode(303);
        UUID id = onlyOne(owner.tenant());
        save(owner, id, endpoint, account.authUserId(), account.apiKey()).statusCode(303);
        assertThat(health(owner.tenant(), id)).isEqualTo(Connection.Health.WORKING);
        save(owner, id, endpoint, account.authUserId(), "").statusCode(303);
        assertThat(health(owner.tenant(), id)).isEqualTo(Connection.Health.WORKING);
        owner.request()
                .get("/cf-rotate/connections/" + id)
                .then()
                .body(containsString("Refused by the provider"))
                .body(containsString("Working"));
    }

    @Test
    void aSecretThatWasRefusedIsTypedAgainAndNeverSilentlyReplacedByTheOldOne() {
        var account = SandboxControl.here().account("cf-again.example", 1);
        SignedInAs owner = sessions.signIn("cf-again", Role.OWNER);
        String endpoint = account.endpoint().toString();
        create(owner, "main", endpoint, account.authUserId(), account.apiKey(), "")
                .statusCode(303);
        UUID id = onlyOne(owner.tenant());
        save(owner, id, endpoint, account.authUserId(), "wrong")
                .statusCode(422)
                .body(containsString("name=\"secret\""));
        owner.request()
                .formParam("endpoint", endpoint)
                .formParam("credential", account.authUserId(), "")
                .formParam("secret", "typed")
                .formParam("anyway", "on")
                .post("/cf-again/connections/" + id + "/sign-in-data")
                .then()
                .statusCode(422)
                .body(containsString("id=\"api-key-error\""));
    }

    @Test
    void whatIsStoredIsNeverSentToAnotherServer() {
        var account = SandboxControl.here().account("cf-moved.example", 1);
        SignedInAs owner = sessions.signIn("cf-moved", Role.OWNER);
        create(owner, "main", account.endpoint().toString(), account.authUserId(), account.apiKey(), "")
                .statusCode(303);
        save(owner, onlyOne(owner.tenant()), "https://test.httpapi.com/api", account.authUserId(), "")
                .statusCode(422)
                .body(containsString("id=\"api-key-error\""));
    }

    @Test
    void whoeverIsNarrowedToACustomerHasNoConnections() {
        var customer = sessions.customer("cf-narrow", "c1");
        SignedInAs manager = sessions.signIn("cf-narrow", Role.MANAGER, customer);
        manager.request().get("/cf-narrow/connections").then().statusCode(403);
        manager.request().get("/cf-narrow/mailboxes").then().statusCode(200);
        manager.request().get("/cf-narrow/mailboxes/tags").then().statusCode(403);
    }

    @Test
    void aPausedConnectionIsNotCalledUntilItIsResumed() {
        var account = SandboxControl.here().account("cf-pause.example", 1);
        SignedInAs owner = sessions.signIn("cf-pause", Role.OWNER);
        create(owner, "main", account.endpoint().toString(), account.authUserId(), account.apiKey(), "")
                .statusCode(303);
        UUID id = onlyOne(owner.tenant());
        owner.request().post("/cf-pause/connections/" + id + "/pause").then().statusCode(303);
        int before = account.journal().size();
        assertThatThrownBy(() -> connections.provider(owner.tenant(), id))
                .isInstanceOfSatisfying(
                        ProviderError.class, error -> assertThat(error.code()).isEqualTo(ProviderError.PAUSED));
        owner.request().post("/cf-pause/connections/" + id + "/test").then().statusCode(303);
        assertThat(account.journal()).hasSize(before);
        owner.request()
                .post("/cf-pause/connections/" + id + "/pause/delete")
                .then()
                .statusCode(303);
        assertThat(connections.provider(owner.tenant(), id)).isNotNull();
    }

    @Test
    void aConnectionWithoutDomainsCanBeRemovedAndItsNameUsedAgain() {
        var account = SandboxControl.here().account("cf-gone.example", 1);
        SignedInAs owner = sessions.signIn("cf-gone", Role.OWNER);
        for (int round = 0; round < 2; round++) {
            create(owner, "main", account.endpoint().toString(), account.authUserId(), account.apiKey(), "")
                    .statusCode(303);
            UUID id = onlyOne(owner.tenant());
            owner.request()
                    .post("/cf-gone/connections/" + id + "/delete")
                    .then()
                    .statusCode(303);
            assertThat(connections.inUse(owner.tenant())).isEmpty();
        }
    }

    private static ValidatableResponse create(
            SignedInAs owner, String name, String endpoint, String userId, String key, String anyway) {
        var request = owner.request()
                .formParam("provider", "logicboxes")
                .formParam("name", name)
                .formParam("endpoint", endpoint)
                .formParam("credential", userId, key);
        if (!anyway.isEmpty()) {
            request.formParam("anyway", anyway);
        }
        return request.post("/" + owner.tenant().value() + "/connections/new").then();
    }

    private static ValidatableResponse save(SignedInAs owner, UUID id, String endpoint, String userId, String key) {
        return owner.request()
                .formParam("endpoint", endpoint)
                .formParam("credential", userId, key)
                .post("/" + owner.tenant().value() + "/connections/" + id + "/sign-in-data")
                .then();
    }

    private UUID onlyOne(TenantId tenant) {
        return connections.inUse(tenant).getFirst().id;
    }

    private Connection.Health health(TenantId tenant, UUID id) {
        return connections.find(tenant, id).orElseThrow().health;
    }

    private List<String> audit(TenantId tenant) {
        return tenancy.inTenant(tenant, () -> entities.createQuery("select action from AuditEntry", String.class)
                .getResultList());
    }
}
