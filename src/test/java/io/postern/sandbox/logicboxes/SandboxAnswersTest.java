package io.postern.sandbox.logicboxes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.sandbox.SandboxControl;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The upstream's documents, sample by sample: what goes in, what comes out. */
@QuarkusTest
class SandboxAnswersTest {
    private SandboxControl.Account account;
    private Caller caller;
    private String box;

    @BeforeEach
    void anAccountOfOurOwn() {
        account = SandboxControl.here().account("answers.example", 3);
        caller = new Caller(account);
        box = "box@answers.example";
        account.put(
                box, Map.of("firstName", "Anna", "lastName", "Example", "notificationEmail", "anna.alt@example.net"));
    }

    @Test
    void aMailboxIsWrittenWithEveryDocumentedField() throws Exception {
        var answer = caller.get("mail/user", "email", box);
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode expected = Caller.JSON.readTree("""
                {"response":{"status":"SUCCESS","user":{"emailAddress":"box@answers.example","domainName":"answers.example",
                 "firstName":"Anna","lastName":"Example","alternateEmailAddress":"anna.alt@example.net",
                 "internalForwards":"new:answers.example@store1.example.net","adminForwards":"","userForwards":"",
                 "quotaLimit":5242880,"status":"ACTIVE","accountType":"POP_WITHOUT_AUTORESPONDER","quotaUsed":1024,
                 "countryCode":"US","percentageQuotaUsage":0,"languageCode":"en",
                 "accountSettings":{"popSettings":"pop.answers.example","imapSettings":"imap.answers.example",
                  "smtpSettings":"smtp.answers.example","webmailUrl":"http://webmail.answers.example"},
                 "createdOn":"2024-05-06 07:08:09.123 GMT","popAccessEnabled":true,"imapAccessEnabled":true,
                 "webmailAccessEnabled":true,"canFooterOptout":false,"revertBlacklistRequestExists":false,
                 "configurationProfile":"EELITE"}}}
                """);
        assertThat(caller.json(answer)).isEqualTo(expected);
    }

    @Test
    void eachDocumentedSampleRequestSucceedsAsWritten() throws Exception {
        // verb, method, parameters of the sample URL behind the credentials and the order
        for (String[] sample : List.of(
                new String[] {"GET", "mail/user/authenticate", "email=box@answers.example&passwd=Sandbox.Pass1"},
                new String[] {
                    "POST",
                    "mail/user/update-autoresponder",
                    "email=box@answers.example&subject=subject-of-auto-responder&message=message-of-auto-responder"
                            + "&message-format=text/plain&quote-original-message=true&is-autoresponder-on=true"
                },
                new String[] {
                    "POST",
                    "mail/user/change-password",
                    "email=box@answers.example&new-passwd=Another.Pass2&old-passwd=Sandbox.Pass1"
                },
                new String[] {"GET", "mail/users/search", ""},
                new String[] {"POST", "mail/users/suspend", "emails=box@answers.example,anna.adler1@answers.example"},
                new String[] {"POST", "mail/users/unsuspend", "emails=box@answers.example,anna.adler1@answers.example"},
                new String[] {"POST", "mail/user/suspend", "email=box@answers.example"},
                new String[] {"POST", "mail/user/unsuspend", "email=box@answers.example"},
                new String[] {
                    "POST",
                    "mail/user/modify",
                    "email=box@answers.example&notification-email=n@example.net&first-name=firstname1&last-name=lastname1"
                },
                new String[] {"GET", "mail/user", "email=box@answers.example"})) {
            String query = Caller.query(caller.withOrder()) + (sample[2].isEmpty() ? "" : "&" + sample[2]);
            var answer = caller.send(sample[0], sample[1], query, null);
            assertThat(answer.statusCode()).as(sample[1]).isEqualTo(200);
            assertThat(caller.json(answer).at("/response/status").asText())
                    .as(sample[1])
                    .isEqualTo("SUCCESS");
        }
        JsonNode state = account.mailbox(box);
        assertThat(state.get("firstName").asText()).isEqualTo("firstname1");
        assertThat(state.get("password").asText()).isEqualTo("Another.Pass2");
        assertThat(state.at("/autoresponder/subject").asText()).isEqualTo("subject-of-auto-responder");
        assertThat(state.get("accountType").asText()).isEqualTo("POP_WITH_AUTORESPONDER");
    }

    @Test
    void aFormBodySaysTheSameAsAQuery() throws Exception {
        assertThat(caller.post("mail/user/suspend", "email", box).body())
                .isEqualTo("{\"response\":{\"status\":\"SUCCESS\"}}");
        assertThat(account.mailbox(box).get("status").asText()).isEqualTo("SUSPENDED");
    }

    @Test
    void anUnknownAddressIsAFailureWithTheProvidersCode() throws Exception {
        JsonNode answer = caller.json(caller.get("mail/user", "email", "nobody@answers.example"));
        assertThat(answer.at("/response/status").asText()).isEqualTo("FAILURE");
        assertThat(answer.at("/response/errorCode").asText()).isEqualTo("emailaddress_does_not_exist");
        assertThat(answer.at("/response/message").asText())
                .isEqualTo("Email address nobody@answers.example does not exist");
    }

    @Test
    void anAddressOutsideTheOrderIsAFailure() throws Exception {
        JsonNode answer = caller.json(caller.post("mail/user/suspend", "email", "anna@example.com"));
        assertThat(answer.at("/response/status").asText()).isEqualTo("FAILURE");
        assertThat(SandboxControl.here()
                        .existing("1001")
                        .mailbox("anna@example.com")
                        .get("status")
                        .asText())
                .isEqualTo("ACTIVE");
    }

    @Test
    void aResetAnswersWithTheNewPassword() throws Exception {
        String password = caller.json(caller.post("mail/user/reset-password", "email", box))
                .at("/response/data")
                .asText();
        assertThat(password).hasSizeBetween(9, 16);
        assertThat(account.mailbox(box).get("password").asText()).isEqualTo(password);
        assertThat(account.journal("mail/user/reset-password").getFirst().answer())
                .doesNotContain(password)
                .contains("***");
    }

    @Test
    void countsAreNumbersBesideTheStatus() throws Exception {
        account.put("f@answers.example", Map.of("forwardOnly", true, "adminForwards", "a@example.net"));
        assertThat(caller.json(caller.get("mail/users/no-of-users")))
                .isEqualTo(
                        Caller.JSON.readTree(
                                "{\"response\":{\"status\":\"SUCCESS\",\"noOfMailAccounts\":4,\"noOfForwardOnlyAccounts\":1}}"));
    }

    @Test
    void anOrderIdIsABareNumber() throws Exception {
        var parameters = List.of(
                "auth-userid", account.authUserId(), "api-key", account.apiKey(), "domain-name", "answers.example");
        var answer = caller.send("GET", "domains/orderid", Caller.query(parameters), null);
        assertThat(answer.body()).isEqualTo(String.valueOf(account.orderId()));
    }
}
