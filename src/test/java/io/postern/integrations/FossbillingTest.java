package io.postern.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the calls of FOSSBilling become on the wire, and what FOSSBilling is told. */
class FossbillingTest {
    private final BillingKey key = BillingKey.make();
    private final StandIn fossbilling = StandIn.of("fossbilling");
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
    void anOrderBecomesAServiceThatIsCalledByItsDomain() {
        portal.says(201, "{\"state\":\"active\"}");
        assertThat(call("createAccount").path("result").asBoolean()).isTrue();
        assertThat(portal.calls.getFirst().path()).isEqualTo("/acme/api/v1/services/billing-1/example.com");
        JsonNode wish = portal.calls.getFirst().json();
        assertThat(wish.path("domain").asText()).isEqualTo("example.com");
        assertThat(wish.path("customer").path("id").asText()).matches("billing-1-[0-9a-f]{20}");
        assertThat(wish.path("customer").path("name").asText()).isEqualTo("Carla Customer");
        assertThat(wish.path("limits").toString()).isEqualTo("{\"mailboxes\":10,\"quota_bytes\":1073741824}");
        assertThat(wish.path("connection").asText()).isEqualTo("lb");
    }

    @Test
    void theSameClientIsTheSameCustomerHoweverHisAddressIsWritten() {
        portal.says(201, "{\"state\":\"active\"}").says(201, "{\"state\":\"active\"}");
        call("createAccount");
        call("createAccount", Map.of("client", Map.of("email", "CARLA@example.org ", "fullName", "Carla Customer")));
        assertThat(portal.calls.get(0).json().path("customer").path("id"))
                .isEqualTo(portal.calls.get(1).json().path("customer").path("id"));
    }

    @Test
    void suspendingResumingAndEndingAreWishes() {
        portal.says(200, "{\"state\":\"suspended\"}")
                .says(200, "{\"state\":\"active\"}")
                .says(200, "{\"state\":\"terminated\"}");
        assertThat(call("suspendAccount", Map.of("note", "invoice 4711 unpaid"))
                        .path("result")
                        .asBoolean())
                .isTrue();
        assertThat(call("unsuspendAccount").path("result").asBoolean()).isTrue();
        assertThat(call("cancelAccount").path("result").asBoolean()).isTrue();
        assertThat(portal.calls)
                .extracting(PortalStandIn.Call::body)
                .containsExactly(
                        "{\"state\":\"suspended\",\"reason\":\"invoice 4711 unpaid\"}",
                        "{\"state\":\"active\"}",
                        "{\"state\":\"terminated\"}");
    }

    @Test
    void aHalfDoneSuspensionIsAnException() {
        portal.says(200, "{\"state\":\"active\",\"failures\":[{\"address\":\"a@example.com\",\"detail\":\"Locked\"}]}");
        assertThat(call("suspendAccount").path("error").asText()).contains("a@example.com: Locked");
    }

    @Test
    void anotherPackageDoesNotWakeASuspendedService() {
        portal.says(200, "{\"state\":\"suspended\"}").says(200, "{\"state\":\"suspended\"}");
        JsonNode changed = fossbilling.run(order(
                "changeAccountPackage",
                Map.of(),
                List.of(Map.of("maxPop", "unlimited", "custom", Map.of("mailbox_quota", "100")))));
        assertThat(changed.path("result").asBoolean()).isTrue();
        assertThat(portal.calls.getLast().body())
                .isEqualTo("{\"state\":\"suspended\",\"limits\":{\"mailboxes\":null,\"quota_bytes\":104857600}}");
    }

    @Test
    void synchronizingTellsWhetherTheServiceIsSuspended() {
        portal.says(200, "{\"state\":\"suspended\"}").says(404, "{\"detail\":\"There is no such service.\"}");
        assertThat(call("synchronizeAccount").path("result").path("suspended").asBoolean())
                .isTrue();
        assertThat(call("synchronizeAccount").path("error").asText()).isEqualTo("There is no such service.");
    }

    @Test
    void thePasswordIsThatOfAMailboxOrOfNothing() {
        portal.says(204, "");
        assertThat(fossbilling
                        .run(order("changeAccountPassword", Map.of(), List.of("New-pass-1")))
                        .path("error")
                        .asText())
                .contains("each mailbox has one");
        JsonNode set = fossbilling.run(
                order("changeAccountPassword", Map.of("username", "info@example.com"), List.of("New-pass-1")));
        assertThat(set.path("result").asBoolean()).isTrue();
        assertThat(portal.calls.getFirst().body())
                .isEqualTo("{\"address\":\"info@example.com\",\"password\":\"New-pass-1\"}");
        assertThat(set.path("log").toString()).contains("info@example.com").doesNotContain("New-pass-1", key.seed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"changeAccountUsername", "changeAccountDomain", "changeAccountIp"})
    void whatMailDoesNotHaveIsRefusedWithAReason(String call) {
        assertThat(fossbilling
                        .run(order(call, Map.of(), List.of("anything")))
                        .path("error")
                        .asText())
                .hasSizeGreaterThan(40);
        assertThat(portal.calls).isEmpty();
    }

    @Test
    void theConnectionIsGoodWhenAllScopesAreThere() {
        portal.says(200, "{\"scopes\":[\"launch\",\"services\",\"mailboxes\"]}").says(200, "{\"scopes\":[\"launch\"]}");
        assertThat(call("testConnection").path("result").asBoolean()).isTrue();
        assertThat(call("testConnection").path("error").asText()).contains("services, mailboxes");
    }

    @Test
    void theKeyIsAFieldThatIsNeverShown() {
        JsonNode fields =
                call("getForm").path("result").path("form").path("credentials").path("fields");
        assertThat(fields).anySatisfy(field -> {
            assertThat(field.path("name").asText()).isEqualTo("accesshash");
            assertThat(field.path("type").asText()).isEqualTo("password");
            assertThat(field.path("secret").asBoolean()).isTrue();
        });
    }

    @Test
    void theOwnerOfAnOrderIsLaunchedForItsDomainAndNobodyElse() {
        JsonNode claims =
                WhmcsTest.claims(call("frame").path("result").path("token").asText());
        assertThat(claims.path("sub").asText()).isEqualTo("client-17");
        assertThat(claims.path("name").asText()).isEqualTo("Carla Customer");
        assertThat(claims.path("domains").toString()).isEqualTo("[\"example.com\"]");
        assertThat(claims.has("return_url"))
                .as("a way back would lose FOSSBilling's strict cookie")
                .isFalse();
        Map<String, Object> other = new HashMap<>(order("frame", Map.of(), List.of()));
        other.put("owner", 18);
        assertThat(fossbilling.run(other).path("result").isNull()).isTrue();
        Map<String, Object> suspended = new HashMap<>(order("frame", Map.of(), List.of()));
        suspended.put("status", "suspended");
        assertThat(fossbilling.run(suspended).path("result").isNull()).isTrue();
    }

    @Test
    void staffWhoLookAtAClientsPageAreNamed() {
        Map<String, Object> order = new HashMap<>(order("frame", Map.of(), List.of()));
        order.put("admin", Map.of("id", 2, "name", "Bob Support"));
        JsonNode claims = WhmcsTest.claims(
                fossbilling.run(order).path("result").path("token").asText());
        assertThat(claims.path("sub").asText()).isEqualTo("admin-2");
        assertThat(claims.path("name").asText()).isEqualTo("Bob Support (staff) for Carla Customer");
        assertThat(claims.path("role").asText()).isEqualTo("customer-admin");
    }

    private JsonNode call(String call) {
        return call(call, Map.of());
    }

    private JsonNode call(String call, Map<String, Object> account) {
        return fossbilling.run(order(call, account, List.of()));
    }

    private Map<String, Object> order(String call, Map<String, Object> account, List<Object> arguments) {
        Map<String, Object> order =
                new HashMap<>(order(portal.address(), "acme/billing-1/k1", key.seed(), "example.com", "lb"));
        order.put("call", call);
        order.put("arguments", arguments);
        @SuppressWarnings("unchecked")
        Map<String, Object> all = new HashMap<>((Map<String, Object>) order.get("account"));
        all.putAll(account);
        order.put("account", all);
        return order;
    }

    static Map<String, Object> order(String portal, String names, String secret, String domain, String connection) {
        return Map.of(
                "server", Map.of("host", portal, "username", names, "accesshash", secret, "secure", true),
                "id", 4711,
                "owner", 17,
                "client", Map.of("id", 17, "fullName", "Carla Customer"),
                "account",
                        Map.of(
                                "username",
                                "example7",
                                "domain",
                                domain,
                                "client",
                                Map.of("email", "carla@example.org", "fullName", "Carla Customer"),
                                "package",
                                Map.of(
                                        "maxPop",
                                        "10",
                                        "custom",
                                        Map.of("connection", connection, "mailbox_quota", "1024"))));
    }
}
