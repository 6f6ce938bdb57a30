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

/** A user's way through the upstream: made, changed, deleted, brought back. */
@QuarkusTest
class OpensrsUsersTest {
    private static final String BOX = "box@users-oma.example";
    private OpensrsControl.Account account;
    private Caller caller;

    @BeforeEach
    void anAccountOfOurOwn() {
        account = OpensrsControl.here().account("users-oma.example", 3);
        caller = new Caller(account);
        account.put(BOX, Map.of());
    }

    @Test
    void aChangeOfAnAddressThatIsNotThereCreatesIt() throws Exception {
        JsonNode answer = change("nobody@users-oma.example", "'name':'Typo'");
        assertThat(answer.get("success").asBoolean()).isTrue();
        assertThat(answer.get("job").asText()).matches("[0-9]{16}");
        assertThat(account.mailbox("nobody@users-oma.example").at("/type").asText())
                .isEqualTo("mailbox");
    }

    @Test
    void createOnlyLeavesWhatExistsAlone() throws Exception {
        String body = "{'user':'" + BOX + "','create_only':true,'attributes':{'name':'Other'}}";
        assertError(caller.call("change_user", body), 23);
        assertThat(account.mailbox(BOX).at("/attributes/name").isMissingNode()).isTrue();
        account.switches(Map.of("existsNumber", 7));
        assertError(caller.call("change_user", body), 7);
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws Exception {
        change(BOX, "'name':'Bea','quota':'1048576','delivery_forward':1,'forward_recipients':['b@example.net']");
        JsonNode user = get(BOX);
        assertThat(user.at("/attributes/quota").isIntegralNumber()).isTrue();
        assertThat(user.at("/attributes/quota").asLong()).isEqualTo(1_048_576);
        assertThat(user.at("/attributes/delivery_forward").asBoolean()).isTrue();
        assertThat(user.at("/attributes/account").asText()).isEqualTo(BOX);
        assertThat(user.at("/metadata/quota/bytes_max").asLong()).isEqualTo(1_048_576);
        assertThat(user.toString()).doesNotContain("password\":");
    }

    @Test
    void aMissingUserIsDescribedAllTheSame() throws Exception {
        JsonNode answer = get("free@users-oma.example");
        assertError(answer, 2);
        assertThat(answer.at("/settable_attributes").size()).isGreaterThan(20);
        assertThat(answer.at("/metadata/options/languages").isArray()).isTrue();
        assertThat(answer.at("/metadata/defaults/type").asText()).isEqualTo("mailbox");
    }

    @Test
    void aForeignDomainIsNotTheSameAsAMissingUser() throws Exception {
        OpensrsControl.here().account("somebody-else.example", 1);
        assertError(get("anna@somebody-else.example"), 9);
        assertError(get("anna@nowhere-at-all.example"), 9);
        assertError(caller.call("delete_user", "{'user':'free@users-oma.example'}"), 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'nickname':'x'; 6",
                "'quota':'much'; 6",
                "'quota':-1; 6",
                "'service_pop3':'off'; 6",
                "'delivery_local':'yes'; 6",
                "'autoresponder_option_interval':1095; 6",
                "'spamlevel':'Extreme'; 6",
                "'language':'xx'; 6",
                "'forward_recipients':['nowhere']; 6",
                "'forward_recipients':'b@example.net'; 6",
                "'workgroup':'unknown'; 6",
                "'smtp_sent_limit':10001; 6",
                "'2fa_required_oma':true; 44",
                "'aliases':['box2@not-mine.example']; 37",
                "'aliases':['ada.arnold1@users-oma.example']; 7",
                "'password':'with space 1A'; 6",
                "'password':'{ROT13}abc'; 6",
                "'password':'Password1'; 41",
                "'password':'My-box-9'; 48",
                "'password':'abc'; 40"
            })
    void aBadValueIsRefusedAndNothingElseOfTheCallApplied(String attribute, int number) throws Exception {
        assertError(change(BOX, "'title':'Changed'," + attribute), number);
        assertThat(account.mailbox(BOX).at("/attributes/title").isMissingNode()).isTrue();
        assertThat(account.journal("change_user").getLast().applied()).isFalse();
    }

    @Test
    void textsAreLimitedInCharactersNotBytes() throws Exception {
        assertError(change(BOX, "'title':'" + "ü".repeat(61) + "'"), 6);
        assertThat(change(BOX, "'title':'" + "ü".repeat(60) + "'")
                        .get("success")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void recipientsUsersAndAliasesAreLimited() throws Exception {
        String many = "'a@example.net',".repeat(1001);
        assertError(change(BOX, "'forward_recipients':[" + many.substring(0, many.length() - 1) + "]"), 38);
        caller.call("change_domain", "{'domain':'users-oma.example','attributes':{'limit_users':4,'limit_aliases':1}}");
        assertError(change("fifth@users-oma.example", "'name':'x'"), 15);
        assertError(change(BOX, "'aliases':['b1@users-oma.example','b2@users-oma.example']"), 16);
        assertThat(change(BOX, "'aliases':['b1@users-oma.example']")
                        .get("success")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void anAliasIsNotChangedUnderItsOwnName() throws Exception {
        change(BOX, "'aliases':['alias@users-oma.example']");
        assertError(change("alias@users-oma.example", "'name':'x'"), 3);
        assertError(get("alias@users-oma.example"), 3);
        change(BOX, "'aliases':[]");
        assertError(get("alias@users-oma.example"), 2);
    }

    @Test
    void aDeletionCanBeTakenBackForThirtyDays() throws Exception {
        String id = account.mailbox(BOX).get("id").asText();
        ok(caller.call("delete_user", "{'user':'" + BOX + "'}"));
        assertError(caller.call("delete_user", "{'user':'" + BOX + "'}"), 2);
        JsonNode bin = caller.call("search_users", "{'criteria':{'domain':'users-oma.example','deleted':true}}");
        assertThat(bin.at("/users/0/id").asText()).isEqualTo(id);
        assertThat(bin.at("/users/0/status").asText()).isEqualTo("deleted");
        account.age(29);
        ok(restore(id, "back@users-oma.example"));
        assertThat(get("back@users-oma.example").get("success").asBoolean()).isTrue();
        ok(caller.call("delete_user", "{'user':'back@users-oma.example'}"));
        account.age(31);
        assertError(
                caller.call(
                        "restore_user", "{'user':'back@users-oma.example','id':'" + id + "','new_name':'" + BOX + "'}"),
                2);
    }

    @Test
    void restoringNeedsAFreeName() throws Exception {
        String id = account.mailbox(BOX).get("id").asText();
        ok(caller.call("delete_user", "{'user':'" + BOX + "'}"));
        assertError(restore(id, "ada.arnold1@users-oma.example"), 7);
        assertError(restore("1", BOX), 2);
        assertError(caller.call("restore_user", "{'user':'" + BOX + "','ids':['1'],'new_name':'" + BOX + "'}"), 5);
    }

    @Test
    void aNewNameStaysWithinTheDomain() throws Exception {
        account.put(BOX, Map.of("deletedMessages", List.of(Map.of("folder", "INBOX", "subject", "S", "daysAgo", 1))));
        caller.call("change_domain", "{'domain':'users-oma.example','attributes':{'aliases':['other-name.example']}}");
        assertError(rename("ada.arnold1@users-oma.example"), 7);
        assertError(rename("box@elsewhere.example"), 9);
        assertError(rename("box@other-name.example"), 47);
        ok(rename("case@users-oma.example"));
        assertThat(account.mailbox("case@users-oma.example")
                        .get("deletedMessages")
                        .isEmpty())
                .isTrue();
        assertError(get(BOX), 2);
    }

    @Test
    void everyChangeIsWrittenDownAndNoSecretIs() throws Exception {
        ok(change(
                BOX, "'name':'Bea Example','password':'Secret-Word-77','block':['*@bad.example'],'spamtag':'[JUNK]'"));
        ok(change(BOX, "'autoresponder':'" + "x".repeat(80) + "','delivery_autoresponder':true"));
        JsonNode answer = caller.call("get_user_changes", "{'user':'" + BOX + "','range':{'first':0,'limit':50}}");
        List<String> messages = answer.get("changes").findValuesAsText("msg");
        assertThat(messages)
                .containsExactly(
                        "changed name [Bea Example]",
                        "changed password [14 bytes]",
                        "changed block [*@bad.example]",
                        "changed spamtag [[JUNK]]",
                        "changed autoresponder [80 bytes]",
                        "changed delivery_autoresponder [true]");
        assertThat(answer.at("/changes/0/time").isTextual()).isTrue();
        assertThat(answer.at("/changes/0/application").asText()).isEqualTo("OMA");
        assertThat(answer.at("/changes/0/user").asText()).isEqualTo(account.user());
        JsonNode end = caller.call("get_user_changes", "{'user':'" + BOX + "','range':{'first':4,'limit':10}}");
        assertThat(end.get("count").asInt()).isEqualTo(2);
        assertThat(end.get("total_count").asInt()).isEqualTo(6);
        assertThat(account.journal().toString()).doesNotContain("Secret-Word-77", account.password());
    }

    @Test
    void deliveryThatDoesNotFitTheTypeIsPassedOver() throws Exception {
        ok(change(
                "list@users-oma.example",
                "'type':'forward','delivery_local':true,'forward_recipients':['a@example.net']"));
        assertThat(get("list@users-oma.example")
                        .at("/attributes/delivery_local")
                        .asBoolean())
                .isFalse();
        assertThat(get("list@users-oma.example").at("/type").asText()).isEqualTo("forward");
    }

    @ParameterizedTest
    @CsvSource({
        "NULL,null,true",
        "NULL,'',false",
        "EMPTY,'',true",
        "EMPTY,null,false",
        "ZERO,0,true",
        "NEVER,null,false"
    })
    void howAnEndDateIsTakenAwayIsASwitch(String how, String value, boolean cleared) throws Exception {
        ok(change(BOX, "'autoresponder_option_enddate':1999999999"));
        account.switches(Map.of("endDateClearing", how));
        change(BOX, "'autoresponder_option_enddate':" + (value == null || value.isEmpty() ? "''" : value));
        assertThat(get(BOX).at("/attributes/autoresponder_option_enddate").isMissingNode())
                .isEqualTo(cleared);
    }

    @Test
    void aServiceIsOnlyResumedByWhoStandsAsHigh() throws Exception {
        account.put("chief@users-oma.example", Map.of());
        account.admin("chief@users-oma.example", Map.of("role", "domain", "objects", List.of("users-oma.example")));
        Caller chief = caller.as("chief@users-oma.example", OpensrsControl.INITIAL_PASSWORD);
        String suspend = "{'user':'" + BOX + "','attributes':{'service_imap4':'suspended'}}";
        String resume = "{'user':'" + BOX + "','attributes':{'service_imap4':'enabled'}}";
        ok(chief.call("change_user", suspend));
        ok(caller.call("change_user", resume));
        ok(caller.call("change_user", suspend));
        assertError(chief.call("change_user", resume), 4);
        ok(caller.call("change_user", resume));
        ok(chief.call("change_user", suspend));
        ok(chief.call("change_user", resume));
    }

    @Test
    void appPasswordsAreShownOnceAndAreFourAtMost() throws Exception {
        JsonNode first = caller.call("app_password", "{'user':'" + BOX + "','mode':'add','tag':'phone'}");
        assertThat(first.get("password").asText()).hasSize(16);
        assertError(caller.call("app_password", "{'user':'" + BOX + "','mode':'add','tag':'phone'}"), 7);
        for (String tag : List.of("a", "b", "c")) {
            ok(caller.call("app_password", "{'user':'" + BOX + "','mode':'add','tag':'" + tag + "'}"));
        }
        assertError(caller.call("app_password", "{'user':'" + BOX + "','mode':'add','tag':'d'}"), 46);
        assertThat(get(BOX).at("/metadata/app_passwords").findValuesAsText("tag"))
                .containsExactly("phone", "a", "b", "c");
        ok(caller.call("app_password", "{'user':'" + BOX + "','mode':'remove','tag':'a'}"));
        assertError(caller.call("app_password", "{'user':'" + BOX + "','mode':'remove','tag':'a'}"), 2);
        assertThat(account.journal("app_password").toString())
                .doesNotContain(first.get("password").asText());
    }

    @Test
    void deletedMessagesComeBackOneByOne() throws Exception {
        account.put(
                BOX,
                Map.of(
                        "deletedFolders",
                        List.of("Old.Trips"),
                        "deletedMessages",
                        List.of(
                                Map.of("folder", "INBOX", "subject", "One", "daysAgo", 1),
                                Map.of("folder", "Old.Trips", "subject", "Two", "daysAgo", 2))));
        assertThat(caller.call("get_user_folders", "{'user':'" + BOX + "'}")
                        .get("deleted_folders")
                        .get(0)
                        .asText())
                .isEqualTo("Old.Trips");
        JsonNode found = caller.call("get_deleted_messages", "{'user':'" + BOX + "','headers':['subject']}");
        assertThat(found.get("count").asInt()).isEqualTo(2);
        assertThat(found.at("/messages/0/headers/subject").asText()).isEqualTo("One");
        assertThat(found.at("/messages/0/headers/from").isMissingNode()).isTrue();
        assertError(caller.call("get_deleted_messages", "{'user':'" + BOX + "','folder':'None'}"), 26);
        String id = found.at("/messages/0/id").asText();
        JsonNode result = caller.call("restore_deleted_messages", "{'user':'" + BOX + "','ids':['" + id + "','gone']}");
        assertThat(result.get("success").asBoolean()).isTrue();
        assertThat(result.at("/ids/0/success").asBoolean()).isTrue();
        assertThat(result.at("/ids/1/success").asBoolean()).isFalse();
        assertThat(result.at("/ids/1/error_number").asInt()).isEqualTo(2);
        assertThat(account.mailbox(BOX).get("deletedMessages").size()).isEqualTo(1);
    }

    private JsonNode change(String address, String attributes) throws Exception {
        return caller.call("change_user", "{'user':'" + address + "','attributes':{" + attributes + "}}");
    }

    private JsonNode get(String address) throws Exception {
        return caller.call("get_user", "{'user':'" + address + "'}");
    }

    private JsonNode restore(String id, String newName) throws Exception {
        return caller.call("restore_user", "{'user':'" + BOX + "','id':'" + id + "','new_name':'" + newName + "'}");
    }

    private JsonNode rename(String newName) throws Exception {
        return caller.call("rename_user", "{'user':'" + BOX + "','new_name':'" + newName + "'}");
    }

    private static void ok(JsonNode answer) {
        assertThat(answer.get("success").asBoolean()).as(answer.toString()).isTrue();
    }

    private static void assertError(JsonNode answer, int number) {
        assertThat(answer.get("success").asBoolean()).isFalse();
        assertThat(answer.get("error_number").asInt(-1)).as(answer.toString()).isEqualTo(number);
    }
}
