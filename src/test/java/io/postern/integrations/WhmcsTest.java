package io.postern.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the calls of WHMCS become on the wire, and what WHMCS is told. */
class WhmcsTest {
    private final BillingKey key = BillingKey.make();
    private final StandIn whmcs = StandIn.of("whmcs");
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
        assertThat(call("CreateAccount").path("result").asText()).isEqualTo("success");
        assertThat(portal.calls.getFirst().method()).isEqualTo("PUT");
        assertThat(portal.calls.getFirst().path()).isEqualTo("/acme/api/v1/services/billing-1/42");
        assertThat(portal.calls.getFirst().body())
                .isEqualTo(
                        "{\"state\":\"active\",\"domain\":\"example.com\",\"customer\":{\"id\":\"billing-1-17\",\"name\":"
                                + "\"O'Neill & Sons\"},\"limits\":{\"mailboxes\":10,\"quota_bytes\":5368709120},\"connection\":\"lb\"}");
    }

    @Test
    void suspendingResumingAndEndingAreWishes() {
        portal.says(200, "{\"state\":\"suspended\"}")
                .says(200, "{\"state\":\"active\"}")
                .says(200, "{\"state\":\"terminated\"}");
        assertThat(call("SuspendAccount", Map.of("suspendreason", "invoice 4711 unpaid"))
                        .path("result")
                        .asText())
                .isEqualTo("success");
        assertThat(call("UnsuspendAccount").path("result").asText()).isEqualTo("success");
        assertThat(call("TerminateAccount").path("result").asText()).isEqualTo("success");
        assertThat(portal.calls)
                .extracting(PortalStandIn.Call::body)
                .containsExactly(
                        "{\"state\":\"suspended\",\"reason\":\"invoice 4711 unpaid\"}",
                        "{\"state\":\"active\"}",
                        "{\"state\":\"terminated\"}");
    }

    @Test
    void anotherPackageDoesNotWakeASuspendedService() {
        portal.says(200, "{\"state\":\"suspended\",\"desired_state\":\"suspended\"}")
                .says(200, "{\"state\":\"suspended\"}");
        assertThat(call("ChangePackage", Map.of("configoption2", "", "configoptions", Map.of("Mailbox size", "100")))
                        .path("result")
                        .asText())
                .isEqualTo("success");
        assertThat(portal.calls.getLast().body())
                .isEqualTo("{\"state\":\"suspended\",\"limits\":{\"mailboxes\":null,\"quota_bytes\":104857600}}");
    }

    @Test
    void whatWentWrongIsToldInThePortalsWordsAndNeverCalledSuccess() {
        portal.says(200, "{\"state\":\"active\",\"failures\":[{\"address\":\"a@example.com\",\"detail\":\"Locked\"}]}")
                .says(409, "{\"detail\":\"example.com belongs to another customer.\"}");
        assertThat(call("SuspendAccount").path("result").asText())
                .contains("Not all of it was done", "a@example.com: Locked");
        JsonNode refused = call("CreateAccount");
        assertThat(refused.path("result").asText()).isEqualTo("example.com belongs to another customer.");
        assertThat(refused.path("log").toString()).contains("belongs to another customer");
    }

    @Test
    void thePasswordOfTheServiceIsThatOfTheMailboxWithItsUserName() {
        portal.says(204, "").says(422, "{\"detail\":\"The password is too short.\"}");
        JsonNode set = call("ChangePassword", Map.of("username", "info", "password", "p&amp;ss-w0rd"));
        assertThat(set.path("result").asText()).isEqualTo("success");
        assertThat(portal.calls.getFirst().path()).isEqualTo("/acme/api/v1/services/billing-1/42/password");
        assertThat(portal.calls.getFirst().body())
                .isEqualTo("{\"address\":\"info@example.com\",\"password\":\"p&ss-w0rd\"}");
        assertThat(set.path("log").toString()).doesNotContain("p&ss-w0rd", "p&amp;ss-w0rd", key.seed());
        assertThat(call("ChangePassword", Map.of("username", "a@example.com", "password", "x"))
                        .path("result")
                        .asText())
                .isEqualTo("The password is too short.");
    }

    @Test
    void theConnectionIsGoodWhenAllScopesAreThere() {
        portal.says(200, "{\"scopes\":[\"launch\",\"services\",\"mailboxes\"]}").says(200, "{\"scopes\":[\"launch\"]}");
        assertThat(call("TestConnection").path("result").toString()).isEqualTo("{\"success\":true,\"error\":\"\"}");
        JsonNode missing = call("TestConnection").path("result");
        assertThat(missing.path("success").asBoolean()).isFalse();
        assertThat(missing.path("error").asText()).contains("services, mailboxes");
        assertThat(call("TestConnection", Map.of("serverpassword", "nonsense"))
                        .path("result")
                        .path("error")
                        .asText())
                .contains("private key");
    }

    @Test
    void usageOfAllServicesIsWrittenForTheServer() {
        portal.says(200, """
                {"items":[{"id":"0199c0de","service":"42","usage":{"used_bytes":3145728,"quota_bytes":10485760}},{"id":"0199c0df","service":"43","usage":{}}],"next":"43"}""")
                .says(
                        200,
                        "{\"items\":[{\"id\":\"0199c0e0\",\"service\":\"44\",\"usage\":{\"used_bytes\":1048576,\"quota_bytes\":0}}],\"next\":null}");
        JsonNode rows = call("UsageUpdate").path("rows");
        assertThat(rows.path("3/42").path("diskusage").asInt()).isEqualTo(3);
        assertThat(rows.path("3/42").path("disklimit").asInt()).isEqualTo(10);
        assertThat(rows.path("3/42").path("lastupdate").asText()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        assertThat(rows.path("3/44").path("diskusage").asInt()).isEqualTo(1);
        assertThat(rows.size()).isEqualTo(3);
    }

    @Test
    void aLaunchNamesTheAccountAndWhoActsForIt() {
        JsonNode alone = launched(Map.of());
        assertThat(alone.path("sub").asText()).isEqualTo("client-17");
        assertThat(alone.path("name").asText()).isEqualTo("O'Neill & Sons");
        assertThat(alone.path("customer").asText()).isEqualTo("billing-1-17");
        assertThat(alone.path("domains").toString()).isEqualTo("[\"example.com\"]");
        assertThat(alone.path("role").asText()).isEqualTo("customer-admin");
        Map<String, Object> user = Map.of("id", 5, "first_name", "Carla", "last_name", "Customer");
        JsonNode acting = launched(Map.of("user", user));
        assertThat(acting.path("sub").asText()).isEqualTo("user-5");
        assertThat(acting.path("name").asText()).isEqualTo("Carla Customer for O'Neill & Sons");
        assertThat(launched(Map.of("user", user)).path("jti")).isNotEqualTo(acting.path("jti"));
    }

    @Test
    void staffWhoLoggedInAsTheClientAreNamedAndHaveNoMoreThanHe() {
        JsonNode staff = launched(Map.of(
                "user", Map.of("id", 5, "first_name", "Carla", "last_name", "Customer"),
                "admin", Map.of("id", 2, "firstname", "Bob", "lastname", "Support")));
        assertThat(staff.path("sub").asText()).isEqualTo("admin-2");
        assertThat(staff.path("name").asText()).isEqualTo("Bob Support (staff) for O'Neill & Sons");
        assertThat(staff.path("role").asText()).isEqualTo("customer-admin");
    }

    @Test
    void staffGoToThePortalsOwnSignIn() {
        assertThat(call("AdminSingleSignOn").path("result").path("redirectTo").asText())
                .isEqualTo(portal.address() + "/acme/mailboxes?domain=example.com");
        assertThat(portal.calls).isEmpty();
    }

    @Test
    void staffSeeTheStateOfTheServiceAndNoMarkupOfOthers() {
        portal.says(
                        200,
                        "{\"state\":\"<b>active\",\"limits\":{\"mailboxes\":10},\"usage\":{\"mailboxes\":3,\"used_bytes\":2097152}}")
                .says(404, "{\"detail\":\"There is no service <42>.\"}");
        JsonNode fields = call("AdminServicesTabFields").path("result");
        assertThat(fields.path("State in the portal").asText()).isEqualTo("&lt;b&gt;active");
        assertThat(fields.path("Mailboxes").asText()).isEqualTo("3 of 10");
        assertThat(fields.path("Portal").asText()).contains("/acme/mailboxes?domain=example.com");
        assertThat(call("AdminServicesTabFields")
                        .path("result")
                        .path("State in the portal")
                        .asText())
                .isEqualTo("There is no service &lt;42&gt;.");
    }

    private JsonNode launched(Map<String, Object> current) {
        JsonNode area =
                whmcs.run(Map.of("call", "ClientArea", "arguments", List.of(params(Map.of())), "current", current));
        JsonNode frame = area.path("result").path("vars").path("postern");
        assertThat(frame.path("action").asText()).isEqualTo(portal.address() + "/acme/embed/launch");
        return claims(frame.path("token").asText());
    }

    static JsonNode claims(String token) {
        try {
            byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
            return new ObjectMapper().readTree(new String(claims, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode call(String call) {
        return call(call, Map.of());
    }

    private JsonNode call(String call, Map<String, Object> more) {
        return whmcs.run(Map.of("call", call, "arguments", List.of(params(more))));
    }

    private Map<String, Object> params(Map<String, Object> more) {
        Map<String, Object> params =
                new HashMap<>(params(portal.address(), "acme/billing-1/k1", key.seed(), "example.com", "lb"));
        params.putAll(more);
        return params;
    }

    /** The parameters that WHMCS gives each function, as far as the module looks at them. */
    static Map<String, Object> params(String portal, String names, String secret, String domain, String connection) {
        return Map.ofEntries(
                Map.entry("serverid", 3),
                Map.entry("serverhostname", portal),
                Map.entry("serverport", ""),
                Map.entry("serverusername", names),
                Map.entry("serverpassword", secret),
                Map.entry("serviceid", 42),
                Map.entry("userid", 17),
                Map.entry("domain", domain),
                Map.entry("username", "examplec"),
                Map.entry("password", "Unused-12"),
                Map.entry("configoption1", connection),
                Map.entry("configoption2", "10"),
                Map.entry("configoption3", "5120"),
                Map.entry("configoptions", Map.of()),
                Map.entry("clientsdetails", Map.of("firstname", "Carla", "companyname", "O&#039;Neill &amp; Sons")));
    }
}
