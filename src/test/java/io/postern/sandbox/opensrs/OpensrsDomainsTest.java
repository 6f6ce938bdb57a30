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

/** Domains, their workgroups, who administers them, and the company above. */
@QuarkusTest
class OpensrsDomainsTest {
    private static final String DOMAIN = "domains-oma.example";
    private OpensrsControl.Account account;
    private Caller caller;

    @BeforeEach
    void anAccountOfOurOwn() {
        account = OpensrsControl.here().account(DOMAIN, 3);
        caller = new Caller(account);
    }

    @Test
    void aDomainIsMadeByChangingItAndKeptForAWhileWhenDeleted() throws Exception {
        String fresh = "fresh-" + account.company() + ".example";
        JsonNode missing = caller.call("get_domain", "{'domain':'" + fresh + "'}");
        assertError(missing, 2);
        assertThat(missing.at("/metadata/defaults").isObject()).isTrue();
        ok(change(fresh, "'limit_users':2"));
        assertError(caller.call("change_domain", "{'domain':'" + fresh + "','create_only':true,'attributes':{}}"), 23);
        ok(caller.call("delete_domain", "{'domain':'" + fresh + "'}"));
        assertError(caller.call("get_domain", "{'domain':'" + fresh + "'}"), 2);
        JsonNode bin = caller.call("search_domains", "{'criteria':{'deleted':true}}");
        String id = bin.at("/domains/0/id").asText();
        ok(caller.call("restore_domain", "{'domain':'" + fresh + "','id':'" + id + "','new_name':'" + fresh + "'}"));
        assertThat(caller.call("get_domain", "{'domain':'" + fresh + "'}")
                        .at("/attributes/limit_users")
                        .asInt())
                .isEqualTo(2);
        JsonNode changes =
                caller.call("get_company_changes", "{'company':'" + account.company() + "','range':{'limit':2}}");
        assertThat(changes.get("total_count").asInt()).isEqualTo(3);
        assertThat(changes.at("/changes/0/msg").asText()).isEqualTo("created domain [" + fresh + "]");
    }

    @Test
    void aDomainWithUsersOrAdministratorsIsNotDeleted() throws Exception {
        assertError(caller.call("delete_domain", "{'domain':'" + DOMAIN + "'}"), 10);
        account.addDomain("empty-oma.example", 0);
        account.admin(
                "chief@side.adm",
                Map.of("password", "Chief-1", "role", "domain", "objects", List.of("empty-oma.example")));
        assertError(caller.call("delete_domain", "{'domain':'empty-oma.example'}"), 24);
    }

    @Test
    void whoseDomainItIsDecidesTheError() throws Exception {
        OpensrsControl.here().account("others-oma.example", 1);
        assertError(caller.call("get_domain", "{'domain':'others-oma.example'}"), 9);
        assertError(change("others-oma.example", "'language':'de'"), 9);
        assertError(change("others-oma.example.", "'language':'de'"), 5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'colour':'red'; 6",
                "'password_strength':'extreme'; 6",
                "'disabled':'maybe'; 6",
                "'workgroup':'nowhere'; 6",
                "'company':'nobody'; 11",
                "'company':'acme'; 49",
                "'2fa_required_oma':true; 44",
                "'aliases':['oma.example']; 7"
            })
    void aBadValueIsRefused(String attribute, int number) throws Exception {
        assertError(change(DOMAIN, attribute), number);
    }

    @Test
    void passwordsAreAsStrongAsTheDomainAsks() throws Exception {
        String weak = "{'user':'new@" + DOMAIN + "','attributes':{'password':'abcdefgh'}}";
        assertError(caller.call("change_user", weak), 40);
        ok(change(DOMAIN, "'password_strength':null"));
        ok(caller.call("change_user", weak));
        ok(change(DOMAIN, "'password_strength':'strong'"));
        assertError(caller.call("change_user", weak.replace("abcdefgh", "Abcdefg8")), 40);
        ok(caller.call("change_user", weak.replace("abcdefgh", "Abcdefg8-x")));
    }

    @Test
    void aFilterNeedsWhereToSendItsMail() throws Exception {
        ok(change(DOMAIN, "'filtermx':null"));
        assertError(caller.call("change_user", "{'user':'f@" + DOMAIN + "','attributes':{'type':'filter'}}"), 27);
    }

    @Test
    void rowsCountUsersInOneOfThreeWays() throws Exception {
        ok(change(DOMAIN, "'aliases':['alias-" + account.company() + ".example']"));
        JsonNode rows = caller.call("search_domains", "{'criteria':{'type':['domain']}}");
        assertThat(rows.at("/domains/0/users/mailbox").asInt()).isEqualTo(3);
        account.switches(Map.of("domainCounts", "FLAT"));
        rows = caller.call("search_domains", "{'criteria':{'match':'domains-*'}}");
        assertThat(rows.at("/domains/0").get("users/mailbox").asInt()).isEqualTo(3);
        account.switches(Map.of("domainCounts", "TOTAL"));
        rows = caller.call("search_domains", "{'sort':{'by':'users','direction':'descending'}}");
        assertThat(rows.at("/domains/0/users").asInt()).isEqualTo(3);
        assertThat(rows.at("/domains/1/type").asText()).isEqualTo("alias");
        assertThat(rows.get("total_count").asInt()).isEqualTo(2);
    }

    @Test
    void workgroupsAreMadeCountedAndTakenAway() throws Exception {
        String sales = "{'domain':'" + DOMAIN + "','workgroup':'sales'}";
        ok(caller.call("create_workgroup", sales));
        assertError(caller.call("create_workgroup", sales), 8);
        ok(caller.call("change_user", "{'user':'s@" + DOMAIN + "','attributes':{'workgroup':'sales'}}"));
        JsonNode found = caller.call("search_workgroups", "{'criteria':{'domain':'" + DOMAIN + "'}}");
        assertThat(found.get("workgroups").findValuesAsText("workgroup")).containsExactly("sales", "staff");
        assertThat(found.at("/workgroups/0/counts/mailbox").asInt()).isEqualTo(1);
        assertError(caller.call("delete_workgroup", sales), 10);
        ok(caller.call("delete_user", "{'user':'s@" + DOMAIN + "'}"));
        ok(caller.call("delete_workgroup", sales));
        assertError(caller.call("delete_workgroup", sales), 2);
        assertError(caller.call("delete_workgroup", sales.replace("sales", "staff")), 18);
    }

    @Test
    void rolesAreGivenReadAndTakenAway() throws Exception {
        account.put("helper@" + DOMAIN, Map.of());
        String helper = "{'user':'helper@" + DOMAIN + "','role':'mail','object':'" + DOMAIN + "'}";
        assertError(caller.call("set_role", helper.replace("mail'", "king'")), 12);
        assertError(caller.call("set_role", helper.replace("helper@", "nobody@")), 13);
        assertError(caller.call("set_role", helper.replace("'" + DOMAIN + "'}", "'foreign.example'}")), 9);
        ok(caller.call("set_role", helper));
        JsonNode found = caller.call("search_admins", "{'criteria':{'type':['mail']}}");
        assertThat(found.at("/admins/0/control/0").asText()).isEqualTo(DOMAIN);
        assertThat(caller.call("get_user", "{'user':'helper@" + DOMAIN + "'}")
                        .at("/metadata/roles/mail/0")
                        .asText())
                .isEqualTo(DOMAIN);
        ok(caller.call("set_role", "{'user':'helper@" + DOMAIN + "','role':null,'object':'" + DOMAIN + "'}"));
        assertError(caller.call("remove_role", helper), 17);
        ok(caller.call("add_role", helper));
        ok(caller.call("remove_role", helper));
        assertThat(caller.call("search_admins", "{}").get("total_count").asInt())
                .isEqualTo(1);
    }

    @Test
    void aDomainsAdministratorGivesNoCompanyRole() throws Exception {
        account.put("chief@" + DOMAIN, Map.of());
        account.put("friend@" + DOMAIN, Map.of());
        account.admin("chief@" + DOMAIN, Map.of("role", "domain", "objects", List.of(DOMAIN)));
        Caller chief = caller.as("chief@" + DOMAIN, OpensrsControl.INITIAL_PASSWORD);
        ok(chief.call("set_role", "{'user':'friend@" + DOMAIN + "','role':'mail','object':'" + DOMAIN + "'}"));
        assertError(
                chief.call(
                        "set_role",
                        "{'user':'friend@" + DOMAIN + "','role':'company','object':'" + account.company() + "'}"),
                9);
    }

    @Test
    void theCompanyCountsInMegabytes() throws Exception {
        JsonNode company = caller.call("get_company", "{'company':'" + account.company() + "'}");
        assertThat(company.at("/attributes/quota").asInt()).isEqualTo(5120);
        assertThat(caller.call("get_domain", "{'domain':'" + DOMAIN + "'}")
                        .at("/attributes/quota")
                        .asLong())
                .isEqualTo(5L << 30);
        assertError(caller.call("get_company", "{'company':'acme'}"), 11);
    }

    @Test
    void aDomainsHistoryIsWritten() throws Exception {
        ok(change(DOMAIN, "'disabled':true,'catchall':'ada.arnold1@" + DOMAIN + "'"));
        JsonNode changes = caller.call("get_domain_changes", "{'domain':'" + DOMAIN + "'}");
        assertThat(changes.get("changes").findValuesAsText("msg"))
                .containsExactly("changed disabled [true]", "changed catchall [31 bytes]");
    }

    private JsonNode change(String domain, String attributes) throws Exception {
        return caller.call("change_domain", "{'domain':'" + domain + "','attributes':{" + attributes + "}}");
    }

    private static void ok(JsonNode answer) {
        assertThat(answer.get("success").asBoolean()).as(answer.toString()).isTrue();
    }

    private static void assertError(JsonNode answer, int number) {
        assertThat(answer.path("error_number").asInt(-1)).as(answer.toString()).isEqualTo(number);
    }
}
