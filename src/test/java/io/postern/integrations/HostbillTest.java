package io.postern.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the calls of HostBill become on the wire, and what HostBill is told. */
class HostbillTest {
    private final BillingKey key = BillingKey.make();
    private final StandIn hostbill = StandIn.of("hostbill");
    private PortalStandIn portal;

    @BeforeEach
    void open() {
        portal = PortalStandIn.withPublicKey(key.open());
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void anOrderBecomesAServiceOfItsCustomerWithWhatTheProductAllows() {
        portal.says(201, "{\"state\":\"active\"}");
        assertThat(run("Create").path("result").asBoolean()).isTrue();
        assertThat(portal.calls.getFirst().path()).isEqualTo("/acme/api/v1/services/billing-1/42");
        assertThat(portal.calls.getFirst().body())
                .isEqualTo(
                        "{\"state\":\"active\",\"domain\":\"example.com\",\"customer\":{\"id\":\"billing-1-17\",\"name\":"
                                + "\"Carla Customer\"},\"limits\":{\"mailboxes\":10,\"quota_bytes\":1073741824},\"connection\":\"lb\"}");
    }

    @Test
    void suspendingResumingAndEndingAreWishes() {
        portal.says(200, "{\"state\":\"suspended\"}")
                .says(200, "{\"state\":\"active\"}")
                .says(200, "{\"state\":\"terminated\"}");
        for (String call : List.of("Suspend", "Unsuspend", "Terminate")) {
            assertThat(run(call).path("result").asBoolean()).as(call).isTrue();
        }
        assertThat(portal.calls)
                .extracting(PortalStandIn.Call::body)
                .containsExactly("{\"state\":\"suspended\"}", "{\"state\":\"active\"}", "{\"state\":\"terminated\"}");
    }

    @Test
    void whatWentWrongIsAnErrorInThePortalsWords() {
        portal.says(200, "{\"state\":\"active\",\"failures\":[{\"address\":\"a@example.com\",\"detail\":\"Locked\"}]}")
                .says(409, "{\"detail\":\"example.com belongs to another customer.\"}");
        JsonNode half = run("Suspend");
        assertThat(half.path("result").asBoolean()).isFalse();
        assertThat(half.path("errors").toString()).contains("a@example.com: Locked");
        assertThat(run("Create").path("errors").toString()).isEqualTo("[\"example.com belongs to another customer.\"]");
    }

    @Test
    void anotherPackageAndAnotherFormDoNotWakeASuspendedAccount() {
        for (int times = 0; times < 2; times++) {
            portal.says(200, "{\"state\":\"suspended\"}").says(200, "{\"state\":\"suspended\"}");
        }
        assertThat(run("ChangePackage").path("result").asBoolean()).isTrue();
        assertThat(portal.calls.getLast().body())
                .isEqualTo("{\"state\":\"suspended\",\"limits\":{\"mailboxes\":10,\"quota_bytes\":1073741824}}");
        assertThat(run("changeFormsFields", Map.of("mailboxes", Map.of("value", "25")))
                        .path("result")
                        .asBoolean())
                .isTrue();
        assertThat(portal.calls
                        .getLast()
                        .json()
                        .path("limits")
                        .path("mailboxes")
                        .asInt())
                .isEqualTo(25);
    }

    @Test
    void thePasswordOfTheAccountIsThatOfTheMailboxWithItsUserName() {
        portal.says(204, "").says(422, "{\"detail\":\"The password is too short.\"}");
        JsonNode set = run("ChangePassword", "New-pass-1");
        assertThat(set.path("result").asBoolean()).isTrue();
        assertThat(portal.calls.getFirst().body())
                .isEqualTo("{\"address\":\"info@example.com\",\"password\":\"New-pass-1\"}");
        assertThat(set.path("details").path("password").path("value").asText()).isEqualTo("New-pass-1");
        assertThat(set.path("log").toString())
                .contains("info@example.com")
                .doesNotContain("New-pass-1", key.seed(), "eyJ");
        JsonNode refused = run("ChangePassword", "x");
        assertThat(refused.path("errors").toString()).contains("too short");
        assertThat(refused.path("details").path("password").path("value").asBoolean())
                .isFalse();
    }

    @Test
    void theConnectionIsGoodWhenAllScopesAreThere() {
        portal.says(200, "{\"scopes\":[\"launch\",\"services\",\"mailboxes\"]}").says(200, "{\"scopes\":[\"launch\"]}");
        assertThat(run("testConnection").path("result").asBoolean()).isTrue();
        JsonNode missing = run("testConnection");
        assertThat(missing.path("result").asBoolean()).isFalse();
        assertThat(missing.path("errors").toString()).contains("services, mailboxes");
    }

    @Test
    void staffGoToThePortalsOwnSignIn() {
        assertThat(run("getPanelLoginUrl").path("result").asText())
                .isEqualTo(portal.address() + "/acme/mailboxes?domain=example.com");
        assertThat(portal.calls).isEmpty();
    }

    @Test
    void aLaunchNamesTheAccountAndTheContactWhoActsForIt() {
        Map<String, Object> account = order(portal.address(), "acme/billing-1/k1", key.seed(), "example.com", "lb");
        Map<String, Object> client = Map.of("id", 17, "firstname", "Carla", "lastname", "Customer");
        JsonNode claims = claims(account, client);
        assertThat(claims.path("sub").asText()).isEqualTo("client-17");
        assertThat(claims.path("customer").asText()).isEqualTo("billing-1-17");
        assertThat(claims.path("domains").toString()).isEqualTo("[\"example.com\"]");
        JsonNode contact =
                claims(account, Map.of("id", 18, "parent_id", 17, "firstname", "Conny", "lastname", "Contact"));
        assertThat(contact.path("sub").asText()).isEqualTo("contact-18");
        assertThat(contact.path("name").asText()).isEqualTo("Conny Contact");
    }

    private JsonNode claims(Map<String, Object> order, Map<String, Object> client) {
        JsonNode frame = run("frame", order.get("account"), client).path("result");
        assertThat(frame.path("action").asText()).isEqualTo(portal.address() + "/acme/embed/launch");
        return WhmcsTest.claims(frame.path("token").asText());
    }

    private JsonNode run(String call, Object... arguments) {
        Map<String, Object> order =
                new HashMap<>(order(portal.address(), "acme/billing-1/k1", key.seed(), "example.com", "lb"));
        order.put("call", call);
        order.put("arguments", arguments);
        return hostbill.run(order);
    }

    static Map<String, Object> order(String portal, String names, String secret, String domain, String connection) {
        return Map.of(
                "server", Map.of("hostname", portal, "username", names, "password", secret),
                "options", Map.of("connection", connection, "mailboxes", "10", "quota", "1024"),
                "account",
                        Map.of(
                                "id",
                                42,
                                "client_id",
                                17,
                                "server_id",
                                3,
                                "status",
                                "Active",
                                "domain",
                                domain,
                                "username",
                                "info"),
                "client", Map.of("id", 17, "firstname", "Carla", "lastname", "Customer"));
    }
}
