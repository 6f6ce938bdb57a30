package io.postern.sandbox.atmail;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.sandbox.AtmailControl;
import io.postern.sandbox.AtmailControl.Fault;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the upstream does with what it is sent, and everything that is not certain about it. */
@QuarkusTest
class SandboxQuirksTest {
    private final String domain = "q" + UUID.randomUUID().toString().substring(0, 8) + ".example";
    private final String box = "box@" + domain;
    private AtmailControl.Account account;
    private Shell shell;

    @BeforeEach
    void aSubscriptionOfOurOwn() {
        account = AtmailControl.here().account(domain, 0);
        account.put(box, Map.of("firstName", "Bo", "lastName", "Ox", "forward", "f@elsewhere.example"));
        shell = new Shell(account);
    }

    @Test
    void aTrailingNameErasesItsField() throws Exception {
        shell.get("users/update/name/" + box + "/Forward/");
        assertThat(account.mailbox(box).get("forward").isNull()).isTrue();
        assertThat(account.mailbox(box).get("firstName").asText()).isEqualTo("Bo");
    }

    @Test
    void aCollapsedSlashShiftsThePairs() throws Exception {
        account.switches(Map.of("doubleSlashCollapsed", true));
        shell.get("users/update/name/" + box + "/Forward//FirstName/Cy");
        assertThat(account.mailbox(box).get("forward").asText()).isEqualTo("FirstName");
        assertThat(account.mailbox(box).get("firstName").asText()).isEqualTo("Bo");
    }

    @Test
    void aWebServerMayRefuseEncodedSlashes() throws Exception {
        account.switches(Map.of("encodedSlashRefused", true));
        HttpResponse<String> answer = shell.get("users/update/name/" + box + "/MailDir/%2Fvar");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).startsWith("<html>");
        shell.post("users/update/name/" + box, "MailDir", "/var");
        assertThat(account.mailbox(box).get("mailDir").asText()).isEqualTo("/var");
    }

    @Test
    void bothSpellingsOfANameAreUnderstoodUnlessOneIsNot() throws Exception {
        shell.post("users/update/name/" + box, "UserFirstName", "One", "LastName", "Two");
        assertThat(account.mailbox(box).get("firstName").asText()).isEqualTo("One");
        assertThat(account.mailbox(box).get("lastName").asText()).isEqualTo("Two");
        account.switches(Map.of("onlyNames", "plain"));
        shell.post("users/update/name/" + box, "UserFirstName", "Three");
        assertThat(account.mailbox(box).get("firstName").asText()).isEqualTo("One");
        account.switches(Map.of("unknownArgumentsRefused", true));
        assertThat(shell.post("users/update/name/" + box, "Colour", "red").body())
                .contains("illegal argument name used: Colour");
    }

    @Test
    void withoutAPasswordARandomOneIsMade() throws Exception {
        shell.get("users/create/name/new@" + domain);
        shell.post("users/create/name/own@" + domain, "Password", "Chosen.Pass1");
        assertThat(account.mailbox("new@" + domain).get("password").asText()).startsWith("random-");
        assertThat(account.mailbox("own@" + domain).get("password").asText()).isEqualTo("Chosen.Pass1");
    }

    @Test
    void aMailboxIsDisabledAndRenamed() throws Exception {
        shell.post("users/update/name/" + box, "enabled", "false");
        assertThat(account.mailbox(box).get("enabled").asBoolean()).isFalse();
        shell.post("users/update/name/" + box, "enabled", "true", "NewUsername", "crate");
        assertThat(account.mailbox(box)).isNull();
        assertThat(account.mailbox("crate@" + domain).get("enabled").asBoolean())
                .isTrue();
        account.put(box, Map.of());
        assertThat(shell.post("users/update/name/" + box, "NewUsername", "crate")
                        .body())
                .contains("User exists");
    }

    @Test
    void aMailboxIsFoundByItsNumberToo() throws Exception {
        String id = account.mailbox(box).get("id").asText();
        assertThat(shell.get("users/view/id/" + id).body()).contains("<Account>" + box + "</Account>");
        assertThat(shell.get("users/view/Username/" + box).body()).contains("<id>" + id + "</id>");
    }

    @Test
    void aliasesAreDeletedWhereAllFiltersFit() throws Exception {
        for (String to : List.of("one@else.example", "two@else.example")) {
            shell.post("aliases/create", "AliasName", "info@" + domain, "AliasTo", to, "aliasType", "Local");
        }
        shell.post("aliases/delete", "AliasName", "info@" + domain, "AliasTo", "one@else.example");
        assertThat(account.aliases()).hasSize(1);
        shell.post("aliases/delete", "AliasName", "info@" + domain);
        assertThat(account.aliases()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,0,1", "0,2,3", "1,0,1", "1,1,1", "1,2,2"})
    void aListStartsAtZeroOrOne(int base, int start, int first) throws Exception {
        AtmailControl.Account many = AtmailControl.here().account("l" + domain, 5);
        many.switches(Map.of("startBase", base));
        String body = new Shell(many)
                .get("users/list/domain/l" + domain + "/start/" + start + "/volume/2")
                .body();
        assertThat(body)
                .contains("<key_0><id>" + first + "</id>")
                .contains("<key_1>")
                .doesNotContain("<key_2>");
    }

    @Test
    void aListComesInManyShapes() throws Exception {
        String list = "users/list/domain/" + domain;
        assertThat(shell.get(list).body()).contains("<userlist><response><key_0><id>1</id><Account>");
        account.switches(Map.of("listShape", "FLAT", "elements", Map.of("users/list", "userslist")));
        assertThat(shell.get(list).body()).contains("<userslist><key_0>");
        account.switches(Map.of("listShape", "SINGLE_BARE", "addressColumn", "Username"));
        assertThat(shell.get(list).body()).contains("<userlist><response><id>1</id><Username>");
        account.switches(Map.of("generation", "RESULTS"));
        assertThat(shell.get(list).body())
                .contains("<userlist><status>success</status><response><message>Success</message><results><key_0>");
        account.switches(Map.of("keysAreIds", true, "withoutProlog", true, "strayWhitespace", true));
        assertThat(shell.get(list).body())
                .startsWith("<api")
                .contains("<key_1>")
                .contains("\n \t");
    }

    @Test
    void aFailureMayComeWithStatus400() throws Exception {
        account.switches(Map.of("failureStatus", 400));
        HttpResponse<String> answer = shell.get("users/delete/name/nobody@" + domain);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<message>User does not exist</message>");
    }

    @Test
    void aStrangerIsToldInXmlOrChallenged() throws Exception {
        Shell stranger = new Shell(account.endpoint(), account.username() + ":wrong");
        assertThat(stranger.get("users/list").statusCode()).isEqualTo(200);
        account.switches(Map.of("unauthenticated", "CHALLENGE"));
        HttpResponse<String> answer = stranger.get("users/list");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate")).isPresent();
        account.switches(Map.of("unauthenticated", "FAILED_XML_401"));
        assertThat(stranger.get("users/list").body()).contains("Authentication failed");
    }

    @Test
    void aStrictSubscriptionChangesNothingOnAGet() throws Exception {
        account.switches(Map.of("getRefused", true));
        assertThat(shell.get("users/delete/name/" + box).statusCode()).isEqualTo(405);
        assertThat(account.mailbox(box)).isNotNull();
        assertThat(shell.get("users/view/name/" + box).statusCode()).isEqualTo(200);
        shell.post("users/delete/name/" + box);
        assertThat(account.mailbox(box)).isNull();
    }

    @Test
    void aSubAdministratorIsHeldToRightsDomainsAndLimits() throws Exception {
        shell.get("domain/create/name/second-" + domain);
        shell.get("users/create/name/x@second-" + domain);
        String name = "sub-" + domain;
        shell.get("subadmin/create/Username/" + name + "/Password/sub/Domains/" + domain
                + "/UAdd/1/UList/1/NumUsers/2/NumQuota/1000");
        Shell sub = new Shell(account.endpoint(), name + ":sub");
        assertThat(sub.get("users/list").body()).contains(box).doesNotContain("second-");
        assertThat(sub.get("users/create/name/y@second-" + domain).body()).contains("Permission denied");
        assertThat(sub.get("users/delete/name/" + box).body()).contains("Permission denied");
        assertThat(sub.get("domain/create/name/third.example").body()).contains("Permission denied");
        assertThat(sub.get("users/create/name/big@" + domain + "/UserQuota/5000")
                        .body())
                .contains("No quota credits");
        assertThat(sub.get("users/create/name/two@" + domain + "/UserQuota/10").body())
                .contains("added");
        assertThat(sub.get("users/create/name/three@" + domain).body()).contains("No user credits available");
        assertThat(shell.get("subadmin/view/Username/" + name).body())
                .contains("<UAdd>1</UAdd>")
                .doesNotContain("Password");
        shell.post("subadmin/update/Username/" + name, "UMasterAdmin", "1", "Domains[]", "a.example");
        assertThat(sub.get("users/delete/name/" + box).body()).contains("Account deleted");
        shell.get("subadmin/delete/Username/" + name);
        assertThat(sub.get("users/list").body()).contains("Authentication failed");
    }

    @Test
    void anotherSubscriptionsDomainIsDenied() throws Exception {
        AtmailControl.Account other = AtmailControl.here().account("other-" + domain, 1);
        assertThat(shell.get("users/create/name/a@" + other.domain()).body()).contains("Permission denied");
        assertThat(shell.get("users/list/domain/" + other.domain()).body()).doesNotContain("key_0");
    }

    @ParameterizedTest
    @CsvSource({
        "TRUNCATED_XML,200,true", "EMPTY,200,false", "GARBAGE,200,false", "DEEP,200,false", "DOCTYPE,200,true",
        "WRONG_CHARSET,200,true", "HTML,500,false", "FAULT,400,false", "FAILURE,200,false", "SILENT_SUCCESS,200,true",
        "LIE,200,false", "EXPIRED_CREDENTIALS,200,false", "HUGE,200,true"
    })
    void aFaultSpoilsOneAnswerAndSaysWhetherItTookEffect(String kind, int status, boolean applied) throws Exception {
        account.fault(
                Fault.of(kind).method("users/update").address(box).calls(1).with("bytes", 100_000));
        HttpResponse<String> answer = shell.post("users/update/name/" + box, "enabled", "false");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(account.mailbox(box).get("enabled").asBoolean()).isEqualTo(!applied);
        assertThat(account.journal("users/update")).singleElement().matches(line -> line.applied() == applied);
        assertThat(shell.post("users/update/name/" + box, "enabled", "true").body())
                .contains("Account updated");
    }

    @Test
    void theJournalTellsWhereEachArgumentTravelledAndNoSecret() throws Exception {
        shell.post("users/update/name/" + box + "/Forward/", "Password", "Quite.Secret1");
        AtmailControl.Line line = account.journal("users/update").getFirst();
        assertThat(line.sent("name", "PATH")).isTrue();
        assertThat(line.sent("Password", "BODY")).isTrue();
        assertThat(line.value("Forward")).isNull();
        assertThat(line.toString()).doesNotContain("Quite.Secret1");
        shell.get("users/view/name/" + box);
        assertThat(account.journal("users/view").getFirst().answer()).contains("<PasswordMD5>***");
    }
}
