package io.postern.sandbox.logicboxes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.sandbox.SandboxControl;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the upstream refuses, and how it says so. */
@QuarkusTest
class SandboxStrictnessTest {
    private static final String BOX = "box@strict.example";
    private SandboxControl.Account account;
    private Caller caller;

    @BeforeEach
    void anAccountOfOurOwn() {
        account = SandboxControl.here().account("strict.example", 0);
        caller = new Caller(account);
        account.put(BOX, Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "mail/user,POST",
        "mail/user/authenticate,POST",
        "mail/user/update-autoresponder,GET",
        "mail/user/change-password,GET",
        "mail/users/search,POST",
        "mail/users/suspend,GET",
        "mail/users/unsuspend,GET",
        "mail/user/suspend,GET",
        "mail/user/unsuspend,GET",
        "mail/user/modify,GET",
        "mail/user/reset-password,GET",
        "mail/users/no-of-users,POST",
        "mail/activate,GET",
        "mail/user/add,GET",
        "mail/user/add-forward-only-account,GET",
        "mail/user/delete,GET",
        "mail/users/delete,GET",
        "mail/user/add-admin-forwards,GET",
        "mail/user/delete-admin-forwards,GET",
        "mail/user/add-user-forwards,GET",
        "mail/user/delete-user-forwards,GET",
        "mail/domain/catchall,POST",
        "mail/domain/activate-catchall,GET",
        "mail/domain/active-catchall,GET",
        "mail/domain/deactivate-catchall,GET",
        "mail/domain/add-alias,GET",
        "mail/domain/delete-alias,GET",
        "mail/domain/update-notification-email,GET",
        "mail/domain/dns-records,POST",
        "mail/domain/is-ownership-verified,POST",
        "orders/suspend,GET",
        "orders/unsuspend,GET",
        "domains/details,POST",
        "eelite/us/details,POST",
        "domains/orderid,POST",
        "mail/user/suspend,PUT"
    })
    void theWrongVerbIsAnError(String method, String verb) throws Exception {
        isError(caller.send(verb, method, Caller.query(caller.withOrder("email", BOX)), null), "HTTP method");
        assertThat(account.mailbox(BOX).get("status").asText()).isEqualTo("ACTIVE");
    }

    @Test
    void aLenientAccountTakesAnyVerb() throws Exception {
        account.switches(Map.of("lenientVerbs", true));
        isSuccess(caller.get("mail/user/suspend", "email", BOX));
    }

    @Test
    void anUnknownMethodIsAnErrorInJson() throws Exception {
        var answer = caller.get("mail/user/rename");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(caller.json(answer).get("status").asText()).isEqualTo("ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "old-passwd", "new-passwd", "order-id", "auth-userid", "api-key"})
    void aMissingParameterIsAnErrorThatNamesIt(String missing) throws Exception {
        List<String> all = caller.withOrder("email", BOX, "old-passwd", "a", "new-passwd", "b");
        int at = all.indexOf(missing);
        all.remove(at + 1);
        all.remove(at);
        isError(
                caller.send("POST", "mail/user/change-password", "", Caller.query(all)),
                "Required parameter missing: " + missing);
    }

    @Test
    void anUnknownOrARepeatedParameterIsAnError() throws Exception {
        isError(caller.get("mail/users/search", "over_quota", "true"), "Unknown parameter: over_quota");
        isError(caller.post("mail/users/suspend", "emails", BOX, "emails", BOX), "Parameter given more than once");
    }

    @Test
    void wrongCredentialsAreOneErrorWhicheverIsWrong() throws Exception {
        for (String[] pair : new String[][] {{account.authUserId(), "wrong"}, {"999999999", account.apiKey()}}) {
            String query = Caller.query(List.of(
                    "auth-userid", pair[0], "api-key", pair[1], "order-id", "" + account.orderId(), "email", BOX));
            isError(
                    caller.send("GET", "mail/user", query, null),
                    "Invalid credentials, or your User account maybe Inactive or Suspended");
        }
        assertThat(SandboxControl.here().strangers()).isNotEmpty();
    }

    @Test
    void unknownAndForeignOrdersAreErrors() throws Exception {
        for (String order : List.of("999999999", "4711", "abc")) {
            String query = Caller.query(List.of(
                    "auth-userid", account.authUserId(), "api-key", account.apiKey(), "order-id", order, "email", BOX));
            isError(caller.send("GET", "mail/user", query, null), "");
        }
    }

    @Test
    void anOrderIsActivatedBeforeItsMailIsManaged() throws Exception {
        SandboxControl.Account sleeping = SandboxControl.here()
                .account(Map.of(
                        "orders", List.of(Map.of("domain", "sleeping.example", "mailboxes", 2, "activated", false))));
        Caller asleep = new Caller(sleeping);
        for (String method : List.of("mail/users/search", "mail/users/no-of-users")) {
            isError(
                    asleep.get(method),
                    "You need to activate your FREE Email Services before you can perform this action");
        }
        isSuccess(asleep.post("mail/activate"));
        isSuccess(asleep.get("mail/users/search"));
        assertThat(sleeping.journal("mail/activate").getFirst().applied()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "is-autoresponder-on,True",
        "is-autoresponder-on,1",
        "quote-original-message,yes",
        "autodisable-enabled,TRUE",
        "message-format,text/markdown",
        "autodisable-timestamp,2027-01-31",
        "autodisable-timestamp,31/02/2027",
        "autodisable-timestamp,1/1/2027"
    })
    void anAutoresponderIsReadStrictly(String name, String value) throws Exception {
        Map<String, String> parameters = new HashMap<>(Map.of("email", BOX, "is-autoresponder-on", "true"));
        parameters.put(name, value);
        String[] flat = parameters.entrySet().stream()
                .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
                .toArray(String[]::new);
        isError(caller.post("mail/user/update-autoresponder", flat), name);
        assertThat(account.mailbox(BOX).at("/autoresponder/on").asBoolean()).isFalse();
    }

    @Test
    void anAutomaticEndNeedsItsDate() throws Exception {
        isError(
                caller.post(
                        "mail/user/update-autoresponder",
                        "email",
                        BOX,
                        "is-autoresponder-on",
                        "true",
                        "autodisable-enabled",
                        "true"),
                "autodisable-timestamp");
        isSuccess(caller.post(
                "mail/user/update-autoresponder",
                "email",
                BOX,
                "is-autoresponder-on",
                "true",
                "autodisable-enabled",
                "true",
                "autodisable-timestamp",
                "01/12/2027"));
        assertThat(account.mailbox(BOX).at("/autoresponder/disableOn").asText()).isEqualTo("01/12/2027");
    }

    @Test
    void aWithdrawnAutoresponderIsRefused() throws Exception {
        account.switches(Map.of("autoresponderWithdrawn", true));
        isError(
                caller.post("mail/user/update-autoresponder", "email", BOX, "is-autoresponder-on", "true"),
                "deprecated");
    }

    @Test
    void anAutoresponderIsReadBackOnlyWhereTheSwitchSaysSo() throws Exception {
        isSuccess(caller.post(
                "mail/user/update-autoresponder", "email", BOX, "is-autoresponder-on", "true", "subject", "Away"));
        assertThat(caller.get("mail/user", "email", BOX).body()).doesNotContain("Away");
        account.switches(Map.of("autoresponderReadBack", true));
        assertThat(caller.get("mail/user", "email", BOX).body()).contains("Away");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Short.1a; 9 to 16",
                "Much-too-long.12345; 9 to 16",
                "nouppercase.1; uppercase",
                "NOLOWERCASE.1; uppercase",
                "NoDigits.here; digit",
                "NoSpecial1here; one of",
                "My.Box.Pass1; prefix"
            })
    void aWeakPasswordIsRefusedWithTheReason(String password, String reason) throws Exception {
        JsonNode answer = caller.json(caller.post(
                "mail/user/change-password",
                "email",
                BOX,
                "old-passwd",
                "Sandbox.Pass1".replace("Box", "box"),
                "new-passwd",
                password));
        assertThat(answer.at("/response/status").asText()).isEqualTo("FAILURE");
        assertThat(answer.at("/response/message").asText()).contains(reason);
        assertThat(account.mailbox(BOX).get("password").asText()).isEqualTo("Sandbox.Pass1");
    }

    @Test
    void theOldPasswordMustBeRight() throws Exception {
        JsonNode answer = caller.json(caller.post(
                "mail/user/change-password", "email", BOX, "old-passwd", "Wrong.Pass1", "new-passwd", "Another.Pa55"));
        assertThat(answer.at("/response/message").asText()).isEqualTo("Old password is incorrect");
        JsonNode refused = caller.json(caller.get("mail/user/authenticate", "email", BOX, "passwd", "Wrong.Pass1"));
        assertThat(refused.at("/response/status").asText()).isEqualTo("FAILURE");
    }

    @Test
    void detailsAreReplacedOnlyAsAWhole() throws Exception {
        isError(
                caller.post("mail/user/modify", "email", BOX, "first-name", "A", "last-name", "B"),
                "notification-email");
        JsonNode answer = caller.json(caller.post(
                "mail/user/modify",
                "email",
                BOX,
                "first-name",
                "A",
                "last-name",
                "B",
                "notification-email",
                "nowhere"));
        assertThat(answer.at("/response/status").asText()).isEqualTo("FAILURE");
    }

    private void isSuccess(HttpResponse<String> answer) throws Exception {
        assertThat(caller.json(answer).at("/response/status").asText())
                .as(answer.body())
                .isEqualTo("SUCCESS");
    }

    private void isError(HttpResponse<String> answer, String text) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(500);
        JsonNode body = caller.json(answer);
        assertThat(body.get("status").asText()).isEqualTo("ERROR");
        assertThat(body.get("message").asText()).contains(text);
    }
}
