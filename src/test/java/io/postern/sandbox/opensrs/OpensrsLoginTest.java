package io.postern.sandbox.opensrs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.sandbox.OpensrsControl;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may come in, with what, and how far. */
@QuarkusTest
class OpensrsLoginTest {
    private static final String BOX = "box@login-oma.example";
    private static final String PASSWORD = OpensrsControl.INITIAL_PASSWORD;
    private OpensrsControl.Account account;
    private Caller caller;

    @BeforeEach
    void anAccountOfOurOwn() {
        account = OpensrsControl.here().account("login-oma.example", 2);
        caller = new Caller(account);
        account.put(BOX, Map.of());
    }

    @Test
    void aPasswordBuysATokenThatExpires() throws Exception {
        JsonNode bought = caller.call(
                "authenticate",
                "{'generate_session_token':true,'session_token_duration':'3600','fetch_extra_info':true}");
        assertThat(bought.get("session_token_duration").asInt()).isEqualTo(3600);
        assertThat(bought.get("extra_info").isObject()).isTrue();
        Caller bearer =
                caller.withToken(account.user(), bought.get("session_token").asText());
        ok(bearer.call("search_domains", "{}"));
        assertError(caller.withToken(BOX, bought.get("session_token").asText()).call("search_domains", "{}"), 1);
        account.expireSessions();
        assertError(bearer.call("search_domains", "{}"), 39);
        account.switches(Map.of("expiredNumber", 1));
        assertError(bearer.call("search_domains", "{}"), 1);
        assertThat(account.journal().toString())
                .doesNotContain(bought.get("session_token").asText());
    }

    @Test
    void aTokenLastsADayAtMostAndThreeHoursUnasked() throws Exception {
        String body = "{'generate_session_token':true,'session_token_duration':86401}";
        assertError(caller.call("authenticate", body), 5);
        JsonNode bought = caller.call("authenticate", "{'generate_session_token':true,'token':'chosen'}");
        assertThat(bought.get("session_token_duration").asInt()).isEqualTo(10_800);
        ok(caller.withToken(account.user(), "chosen").call("search_domains", "{}"));
    }

    @ParameterizedTest
    @CsvSource({"TOKEN_WINS,1", "PASSWORD_WINS,-1", "REFUSED,5"})
    void whatAPasswordAndATokenMeanTogetherIsASwitch(String rule, int number) throws Exception {
        account.switches(Map.of("bothCredentials", rule));
        String body = "{\"credentials\":{\"user\":\"%s\",\"password\":\"%s\",\"token\":\"wrong\"}}"
                .formatted(account.user(), account.password());
        JsonNode answer =
                Caller.JSON.readTree(caller.send("POST", "authenticate", body).body());
        assertThat(answer.path("error_number").asInt(-1)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "BLOCKED,1",
        "IP_RESTRICTED,21",
        "DISABLED,32",
        "SECOND_FACTOR_NEEDED,33",
        "SECOND_FACTOR_WRONG,35",
        "EXPIRED,39",
        "SECOND_FACTOR_NOT_SET_UP,42",
        "CHALLENGE_FAILED,43"
    })
    void someAreTurnedAwayWithTheRightPassword(String standing, int number) throws Exception {
        account.standing(standing);
        assertError(caller.call("search_domains", "{}"), number);
        account.standing("GOOD");
        ok(caller.call("search_domains", "{}"));
        account.put(BOX, Map.of("standing", standing));
        assertError(caller.as(BOX, PASSWORD).call("authenticate", "{}"), number);
    }

    @Test
    void anOwnerSignsInAndChangesNothingButTheOwn() throws Exception {
        account.put(BOX, Map.of("aliases", List.of("other@login-oma.example")));
        Caller owner = caller.as(BOX, PASSWORD);
        ok(owner.call("authenticate", "{}"));
        ok(caller.as("other@login-oma.example", PASSWORD).call("authenticate", "{}"));
        assertError(caller.as(BOX, "wrong").call("authenticate", "{}"), 1);
        JsonNode self = owner.call("get_user", "{'user':'" + BOX + "'}");
        assertThat(self.get("settable_attributes").toString())
                .contains("password")
                .doesNotContain("quota");
        ok(owner.call("change_user", "{'user':'" + BOX + "','attributes':{'password':'Another-Long-43'}}"));
        ok(caller.as(BOX, "Another-Long-43").call("authenticate", "{}"));
        Caller again = caller.as(BOX, "Another-Long-43");
        assertError(again.call("change_user", "{'user':'" + BOX + "','attributes':{'quota':1}}"), 4);
        assertError(again.call("get_user", "{'user':'ada.arnold1@login-oma.example'}"), 9);
        assertError(again.call("search_users", "{'criteria':{'domain':'login-oma.example'}}"), 9);
        assertError(again.call("search_domains", "{}"), 9);
    }

    @Test
    void theClustersKnowNothingOfEachOther() throws Exception {
        OpensrsControl.Account other = OpensrsControl.here()
                .account(Map.of(
                        "cluster", "b", "domains", List.of(Map.of("domain", "cluster-b.example", "mailboxes", 1))));
        assertThat(other.endpoint().getPath()).isEqualTo("/sandbox/opensrs-b/api");
        ok(new Caller(other).call("search_domains", "{}"));
        assertError(caller.as(other.user(), other.password()).call("search_domains", "{}"), 1);
    }

    @ParameterizedTest
    @CsvSource({
        "company_ro,get_user,-1",
        "company_ro,change_user,9",
        "company_view,change_domain,9",
        "company_token_only,generate_token,-1",
        "company_token_only,get_user,9",
        "company_mail,change_user,-1",
        "company_mail,delete_domain,9",
        "domain,change_domain,-1",
        "domain,get_company,9",
        "mail,change_user,-1",
        "mail,change_domain,9"
    })
    void aRoleReachesJustSoFar(String role, String method, int number) throws Exception {
        List<String> objects = List.of(role.startsWith("company") ? account.company() : "login-oma.example");
        account.admin("helper@side.adm", Map.of("password", "Helping-1", "role", role, "objects", objects));
        Map<String, String> bodies = Map.of(
                "get_user", "{'user':'" + BOX + "'}",
                "change_user", "{'user':'" + BOX + "','attributes':{'name':'x'}}",
                "generate_token", "{'user':'" + BOX + "','reason':'test'}",
                "change_domain", "{'domain':'login-oma.example','attributes':{'language':'de'}}",
                "delete_domain", "{'domain':'login-oma.example'}",
                "get_company", "{'company':'" + account.company() + "'}");
        JsonNode answer = caller.as("helper@side.adm", "Helping-1").call(method, bodies.get(method));
        assertThat(answer.path("error_number").asInt(-1)).as(answer.toString()).isEqualTo(number);
    }

    @Test
    void aWorkgroupsAdministratorSeesOnlyIt() throws Exception {
        ok(caller.call("create_workgroup", "{'domain':'login-oma.example','workgroup':'sales'}"));
        ok(caller.call("change_user", "{'user':'seller@login-oma.example','attributes':{'workgroup':'sales'}}"));
        account.admin(BOX, Map.of("role", "workgroup", "objects", List.of("login-oma.example/sales")));
        Caller chief = caller.as(BOX, PASSWORD);
        JsonNode found = chief.call("search_users", "{'criteria':{'domain':'login-oma.example'}}");
        assertThat(found.get("users").findValuesAsText("user")).containsExactly("seller@login-oma.example");
        ok(chief.call("get_user", "{'user':'seller@login-oma.example'}"));
        assertError(chief.call("get_user", "{'user':'ada.arnold1@login-oma.example'}"), 9);
        assertError(
                chief.call("change_user", "{'user':'seller@login-oma.example','attributes':{'smtp_sent_limit':5}}"), 4);
    }

    @Test
    void aTokenForSomebodyElseOpensTheApiOnlyWhenItSaysSo() throws Exception {
        assertError(caller.call("generate_token", "{'user':'free@login-oma.example','reason':'r'}"), 2);
        assertError(caller.call("generate_token", "{'user':'" + BOX + "'}"), 5);
        JsonNode mail = caller.call("generate_token", "{'user':'" + BOX + "','reason':'r','duration':'2'}");
        assertThat(mail.get("duration").asInt()).isEqualTo(2);
        assertThat(mail.get("token").asText()).matches("[0-9a-f]{32}");
        assertError(caller.withToken(BOX, mail.get("token").asText()).call("authenticate", "{}"), 1);
        JsonNode oma = caller.call("generate_token", "{'user':'" + BOX + "','reason':'r','type':'oma'}");
        ok(caller.withToken(BOX, oma.get("token").asText()).call("get_user", "{'user':'" + BOX + "'}"));
        JsonNode once = caller.call("generate_token", "{'user':'" + BOX + "','reason':'r','type':'sso','oma':true}");
        Caller single = caller.withToken(BOX, once.get("token").asText());
        ok(single.call("get_user", "{'user':'" + BOX + "'}"));
        assertError(single.call("get_user", "{'user':'" + BOX + "'}"), 1);
    }

    private static void ok(JsonNode answer) {
        assertThat(answer.get("success").asBoolean()).as(answer.toString()).isTrue();
    }

    private static void assertError(JsonNode answer, int number) {
        assertThat(answer.path("error_number").asInt(-1)).as(answer.toString()).isEqualTo(number);
    }
}
