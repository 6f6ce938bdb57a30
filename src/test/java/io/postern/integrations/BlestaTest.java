package io.postern.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the calls of Blesta become on the wire, and what Blesta is told. */
class BlestaTest {
    private final BillingKey key = BillingKey.make();
    private final StandIn blesta = StandIn.of("blesta");
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
    void anOrderBecomesAServiceAndItsNameIsKept() {
        portal.says(201, "{\"state\":\"active\"}");
        JsonNode added = add("true", "Example.com ");
        assertThat(added.path("errors").asBoolean()).isFalse();
        assertThat(added.path("result").toString())
                .isEqualTo("[{\"key\":\"postern_domain\",\"value\":\"example.com\",\"encrypted\":0},"
                        + "{\"key\":\"postern_service\",\"value\":\"17-example.com\",\"encrypted\":0}]");
        assertThat(portal.calls.getFirst().path()).isEqualTo("/acme/api/v1/services/billing-1/17-example.com");
        JsonNode wish = portal.calls.getFirst().json();
        assertThat(wish.path("state").asText()).isEqualTo("active");
        assertThat(wish.path("domain").asText()).isEqualTo("example.com");
        assertThat(wish.path("customer").toString()).isEqualTo("{\"id\":\"billing-1-17\",\"name\":\"Carla Customer\"}");
        assertThat(wish.path("limits").toString()).isEqualTo("{\"mailboxes\":10,\"quota_bytes\":1073741824}");
        assertThat(wish.path("connection").asText()).isEqualTo("lb");
    }

    @Test
    void anOrderThatIsNotToBeProvisionedAsksNothing() {
        assertThat(add("false", "example.com").path("result").size()).isEqualTo(2);
        assertThat(portal.calls).isEmpty();
    }

    @Test
    void aDomainThatIsNoneIsSaidAtItsField() {
        JsonNode refused = add("true", "not a domain");
        assertThat(refused.path("result").isNull()).isTrue();
        assertThat(refused.path("errors").path("postern_domain").path("format").asText())
                .contains("example.com");
        assertThat(portal.calls).isEmpty();
    }

    @Test
    void suspendingResumingAndEndingAreWishes() {
        portal.says(200, "{\"state\":\"suspended\"}")
                .says(200, "{\"state\":\"active\"}")
                .says(200, "{\"state\":\"terminated\"}");
        for (String call : List.of("suspendService", "unsuspendService", "cancelService")) {
            JsonNode done = run(call, List.of(packageOf(), service()));
            assertThat(done.path("result").isNull()).isTrue();
            assertThat(done.path("errors").asBoolean()).as(done.toString()).isFalse();
        }
        assertThat(portal.calls)
                .extracting(PortalStandIn.Call::body)
                .containsExactly(
                        "{\"state\":\"suspended\",\"reason\":\"invoice 4711 unpaid\"}",
                        "{\"state\":\"active\"}",
                        "{\"state\":\"terminated\"}");
    }

    @Test
    void aHalfDoneSuspensionIsAnErrorSoThatBlestaLeavesTheServiceAsItWas() {
        portal.says(200, "{\"state\":\"active\",\"failures\":[{\"address\":\"a@example.com\",\"detail\":\"Locked\"}]}");
        assertThat(run("suspendService", List.of(packageOf(), service()))
                        .path("errors")
                        .path("postern")
                        .path("failed")
                        .asText())
                .contains("a@example.com: Locked");
    }

    @Test
    void anotherPackageAndAnotherOptionDoNotWakeASuspendedService() {
        for (int times = 0; times < 2; times++) {
            portal.says(200, "{\"state\":\"suspended\"}").says(200, "{\"state\":\"suspended\"}");
        }
        run("changeServicePackage", List.of(packageOf(), packageOf(), service()));
        assertThat(portal.calls.getLast().body())
                .isEqualTo("{\"state\":\"suspended\",\"limits\":{\"mailboxes\":10,\"quota_bytes\":1073741824}}");
        run(
                "editService",
                List.of(
                        packageOf(),
                        service(),
                        Map.of("use_module", "true", "configoptions", Map.of("mailboxes", "25"))));
        assertThat(portal.calls.getLast().body())
                .isEqualTo("{\"state\":\"suspended\",\"limits\":{\"mailboxes\":25,\"quota_bytes\":1073741824}}");
        assertThat(run("editService", List.of(packageOf(), service(), Map.of()))
                        .path("result")
                        .isNull())
                .isTrue();
        assertThat(portal.calls).hasSize(4);
    }

    @Test
    void aPortalIsKeptOnceItAnsweredAndItsKeyIsEncrypted() {
        portal.says(200, "{\"scopes\":[]}").says(401, "{\"detail\":\"The token is not valid.\"}");
        JsonNode kept = run("addModuleRow", List.of(row()));
        assertThat(kept.path("errors").asBoolean()).as(kept.toString()).isFalse();
        assertThat(kept.path("result")).anySatisfy(meta -> {
            assertThat(meta.path("key").asText()).isEqualTo("private_key");
            assertThat(meta.path("encrypted").asInt()).isEqualTo(1);
        });
        assertThat(run("addModuleRow", List.of(row()))
                        .path("errors")
                        .path("postern")
                        .path("failed")
                        .asText())
                .isEqualTo("The token is not valid.");
        Map<String, Object> without = new HashMap<>(row());
        without.remove("key_id");
        assertThat(run("addModuleRow", List.of(without))
                        .path("errors")
                        .path("key_id")
                        .path("empty")
                        .asText())
                .contains("Key id");
    }

    @Test
    void theKeyIsNeverShownAndStaysWhenItsFieldIsEmpty() {
        portal.says(200, "{\"scopes\":[]}");
        String form = run("manageEditRow", List.of(Map.of("object", Map.of("id", 1, "meta", row())), List.of()))
                .path("result")
                .asText();
        assertThat(form).contains("type=\"password\"", "value=\"billing-1\"").doesNotContain(key.seed());
        Map<String, Object> typed = new HashMap<>(row());
        typed.put("private_key", "");
        JsonNode kept = run("editModuleRow", List.of(Map.of("object", Map.of("id", 1, "meta", row())), typed));
        assertThat(kept.path("result").toString()).contains(key.seed());
        assertThat(run(
                                "manageModule",
                                List.of(
                                        Map.of(
                                                "object",
                                                Map.of("id", 1, "rows", List.of(Map.of("id", 1, "meta", row())))),
                                        List.of()))
                        .path("result")
                        .asText())
                .contains("My portal")
                .doesNotContain(key.seed());
    }

    @Test
    void thePackageAndTheOrderAskForWhatTheyNeed() {
        assertThat(run("getPackageFields", List.of()).path("result").path("fields"))
                .extracting(label -> label.path("inside").path(0).path("name").asText())
                .containsExactly("meta[connection]", "meta[mailboxes]", "meta[quota]");
        assertThat(run("addPackage", List.of(Map.of("meta", Map.of("mailboxes", " 10 ", "strange", "x"))))
                        .path("result")
                        .toString())
                .isEqualTo("[{\"key\":\"mailboxes\",\"value\":\"10\",\"encrypted\":0}]");
        assertThat(run("getClientAddFields", List.of(packageOf()))
                        .path("result")
                        .path("fields")
                        .size())
                .isEqualTo(1);
        assertThat(run("getServiceName", List.of(service())).path("result").asText())
                .isEqualTo("example.com");
    }

    @Test
    void aLaunchNamesTheClientOrTheStaffWhoLookAtHisPages() {
        String tab = run("tabMailboxes", List.of(packageOf(), service()))
                .path("result")
                .asText();
        JsonNode claims = WhmcsTest.claims(tab.replaceAll("(?s).*name=\"token\" value=\"([^\"]+)\".*", "$1"));
        assertThat(claims.path("sub").asText()).isEqualTo("client-17");
        assertThat(claims.path("customer").asText()).isEqualTo("billing-1-17");
        assertThat(claims.path("name").asText()).isEqualTo("Carla Customer");
        Map<String, Object> order = order("tabMailboxes", List.of(packageOf(), service()));
        order.put("session", Map.of("blesta_staff_id", 2));
        JsonNode staff = WhmcsTest.claims(blesta.run(order)
                .path("result")
                .asText()
                .replaceAll("(?s).*name=\"token\" value=\"([^\"]+)\".*", "$1"));
        assertThat(staff.path("sub").asText()).isEqualTo("staff-2");
        assertThat(staff.path("name").asText()).isEqualTo("Staff 2 for Carla Customer");
        assertThat(staff.path("role").asText()).isEqualTo("customer-admin");
    }

    @Test
    void staffHaveTheStateAndAWayToThePortalsOwnSignIn() {
        portal.says(200, "{\"state\":\"active\",\"usage\":{\"mailboxes\":3,\"used_bytes\":2097152}}")
                .says(404, "{\"detail\":\"There is no <such> service.\"}");
        assertThat(run("tabPortal", List.of(packageOf(), service()))
                        .path("result")
                        .asText())
                .contains("active", "3 mailboxes, 2 MB used", "/acme/mailboxes?domain=example.com");
        assertThat(run("tabPortal", List.of(packageOf(), service()))
                        .path("result")
                        .asText())
                .contains("There is no &lt;such&gt; service.");
    }

    @Test
    void theLogSeesNoKey() {
        portal.says(200, "{\"state\":\"active\"}");
        assertThat(run("unsuspendService", List.of(packageOf(), service()))
                        .path("log")
                        .toString())
                .contains("17-example.com", "\"input\"", "\"output\"")
                .doesNotContain(key.seed(), "eyJ");
    }

    private JsonNode add(String useModule, String domain) {
        return run(
                "addService",
                List.of(packageOf(), Map.of("client_id", "17", "postern_domain", domain, "use_module", useModule)));
    }

    private JsonNode run(String call, List<Object> arguments) {
        return blesta.run(order(call, arguments));
    }

    private Map<String, Object> order(String call, List<Object> arguments) {
        Map<String, Object> order = new HashMap<>(order(row(), "example.com", "lb"));
        order.put("call", call);
        order.put("arguments", arguments);
        return order;
    }

    private Map<String, Object> row() {
        return row(portal.address(), "acme", "billing-1", key.seed());
    }

    static Map<String, Object> row(String portal, String tenant, String installation, String secret) {
        return Map.of(
                "label",
                "My portal",
                "portal",
                portal,
                "tenant",
                tenant,
                "installation",
                "billing-1",
                "key_id",
                "k1",
                "private_key",
                secret);
    }

    /** The state of a Blesta with one service, for the command line and for the site. */
    static Map<String, Object> order(Map<String, Object> row, String domain, String connection) {
        return Map.of(
                "row", row,
                "clients", Map.of("17", Map.of("first_name", "Carla", "last_name", "Customer", "company", "")),
                "package_of_service", packageObject(connection),
                "service", serviceObject(domain));
    }

    private static Map<String, Object> packageOf() {
        return Map.of("object", packageObject("lb"));
    }

    static Map<String, Object> packageObject(String connection) {
        return Map.of("module_row", 1, "meta", Map.of("connection", connection, "mailboxes", "10", "quota", "1024"));
    }

    private static Map<String, Object> service() {
        return Map.of("object", serviceObject("example.com"));
    }

    static Map<String, Object> serviceObject(String domain) {
        return Map.of(
                "id",
                42,
                "client_id",
                "17",
                "module_row_id",
                1,
                "suspension_reason",
                "invoice 4711 unpaid",
                "fields",
                List.of(
                        Map.of("key", "postern_domain", "value", domain),
                        Map.of("key", "postern_service", "value", "17-" + domain)));
    }
}
