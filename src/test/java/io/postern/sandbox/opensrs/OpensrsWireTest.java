package io.postern.sandbox.opensrs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.sandbox.OpensrsControl;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, to the byte; clients are known that read answers with regular expressions. */
@QuarkusTest
class OpensrsWireTest {
    private static final String AUDIT = ", \"audit\":\"sim[1-3]_[0-9a-f]{8}\"}";
    private static final String BOX = "box@wire-oma.example";
    private OpensrsControl.Account account;
    private Caller caller;

    @BeforeEach
    void anAccountOfOurOwn() {
        account = OpensrsControl.here().account("wire-oma.example", 2);
        caller = new Caller(account);
        account.put(BOX, Map.of());
    }

    @Test
    void answersAreCompactAndEndInTheAuditMark() throws Exception {
        assertThat(caller.raw("authenticate", "{}").body()).matches("\\{\"success\":true" + AUDIT);
        assertThat(caller.raw("change_user", "{'user':'" + BOX + "','attributes':{}}")
                        .body())
                .matches("\\{\"success\":true,\"job\":\"[0-9]{16}\"" + AUDIT);
        assertThat(caller.as(account.user(), "wrong").raw("authenticate", "{}").body())
                .matches("\\{\"success\":false,\"error_number\":1,"
                        + "\"error\":\"Invalid credentials supplied in request\"" + AUDIT);
        assertThat(caller.raw("get_user", "{'user':'new@wire-oma.example'}").body())
                .matches("\\{\"success\":false,\"settable_attributes\":\\[.*],\"metadata\":\\{.*},"
                        + "\"error_number\":2,\"error\":\"The requested object does not exist\"" + AUDIT);
        account.switches(Map.of("errorOrder", "TEXT_FIRST"));
        assertThat(caller.raw("delete_user", "{'user':'new@wire-oma.example'}").body())
                .matches("\\{\"success\":false,\"error\":\"[^\"]+\",\"error_number\":2" + AUDIT);
    }

    @Test
    void lettersBeyondAsciiTravelAsTheyAre() throws Exception {
        caller.call("change_user", "{'user':'" + BOX + "','attributes':{'name':'Zoë Ünal'}}");
        HttpResponse<String> answer = caller.raw("get_user", "{'user':'" + BOX + "'}");
        assertThat(answer.body()).contains("\"name\":\"Zoë Ünal\"");
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"text\"", "{\"a\":1} {}", "user=a&password=b", "{'user':'x'}"})
    void whatIsNotAJsonObjectIsABadRequest(String body) throws Exception {
        assertThat(caller.send("POST", "get_user", body).statusCode()).isEqualTo(400);
    }

    @Test
    void onlyKnownMethodsAndOnlyPostsAreAnswered() throws Exception {
        assertThat(caller.raw("suspend_user", "{}").statusCode()).isEqualTo(404);
        assertThat(caller.raw("", "{}").statusCode()).isEqualTo(404);
        assertThat(caller.raw("get_user/" + BOX, "{}").statusCode()).isEqualTo(404);
        assertThat(caller.send("GET", "get_user", "").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'user':['" + BOX + "']}",
                "{'user':true}",
                "{'user':'no-address'}",
                "{'user':null}",
                "{'user':'" + BOX + "','usr':'x'}"
            })
    void aRequestIsReadStrictly(String body) throws Exception {
        assertThat(caller.call("get_user", body).get("error_number").asInt()).isEqualTo(5);
    }

    @Test
    void aLenientAccountPassesOverWhatItDoesNotKnow() throws Exception {
        account.switches(Map.of("lenientFields", true));
        JsonNode answer = caller.call("get_user", "{'user':'" + BOX + "','usr':'x'}");
        assertThat(answer.get("success").asBoolean()).isTrue();
    }

    @Test
    void credentialsComeFirstAndMustBeWhole() throws Exception {
        for (String body : List.of(
                "{\"user\":\"x\"}",
                "{\"credentials\":[]}",
                "{\"credentials\":{\"user\":\"a@b.adm\"}}",
                "{\"credentials\":{\"password\":\"x\"}}",
                "{\"credentials\":\"a\"}")) {
            HttpResponse<String> answer = caller.send("POST", "get_user", body);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).as(body).contains("\"error_number\":5");
        }
        assertThat(OpensrsControl.here().strangers()).isNotEmpty();
    }

    /** The official PHP toolkit: slashes escaped, an empty array for an empty object, numbers in quotes. */
    @Test
    void theBodyOfThePhpToolkitIsTaken() throws Exception {
        String credentials =
                "{\"credentials\":{\"user\":\"%s\",\"password\":\"%s\",\"client\":\"OpenSRS PHP Toolkit\"},"
                        .formatted(account.user(), account.password());
        assertThat(caller.send(
                                "POST",
                                "change_user",
                                credentials + "\"user\":\"" + BOX
                                        + "\",\"attributes\":{\"title\":\"R\\/D\",\"quota\":\"1000\"}}")
                        .body())
                .contains("\"success\":true,\"job\":");
        assertThat(account.mailbox(BOX).at("/attributes/title").asText()).isEqualTo("R/D");
        assertThat(caller.send("POST", "change_user", credentials + "\"user\":\"" + BOX + "\",\"attributes\":[]}")
                        .body())
                .contains("\"success\":true");
        assertThat(caller.send(
                                "POST",
                                "search_users",
                                credentials
                                        + "\"criteria\":{\"domain\":\"wire-oma.example\",\"type\":\"mailbox\"},"
                                        + "\"range\":{\"first\":\"0\",\"limit\":\"1\"}}")
                        .body())
                .contains("\"count\":1,\"total_count\":3");
    }

    /** The Perl client: members in any order, truths as 1 and 0. */
    @Test
    void theBodyOfThePerlClientIsTaken() throws Exception {
        String credentials =
                "\"credentials\":{\"client\":\"Perl OMA Client\\\\0.02\",\"password\":\"%s\",\"user\":\"%s\"}}"
                        .formatted(account.password(), account.user());
        assertThat(caller.send(
                                "POST",
                                "change_user",
                                "{\"attributes\":{\"delivery_forward\":1,\"forward_recipients\":[\"a@example.net\"]},"
                                        + "\"create_only\":0,\"user\":\"" + BOX + "\"," + credentials)
                        .body())
                .contains("\"success\":true");
        assertThat(account.mailbox(BOX).at("/attributes/delivery_forward").asBoolean())
                .isTrue();
    }

    @Test
    void anEchoGivesBackEverythingButTheCredentials() throws Exception {
        HttpResponse<String> answer = caller.raw("echo", "{'param':'value','more':[1]}");
        assertThat(answer.body()).matches("\\{\"success\":true,\"param\":\"value\",\"more\":\\[1]" + AUDIT);
    }

    @Test
    void theJournalKeepsTheRequestWithoutItsSecrets() throws Exception {
        caller.call("change_user", "{'user':'" + BOX + "','attributes':{'name':'Bea','password':'Not-To-Be-Kept-1'}}");
        var line = account.journal("change_user").getFirst();
        assertThat(line.applied()).isTrue();
        assertThat(line.value("/attributes/name")).isEqualTo("Bea");
        assertThat(line.value("/attributes/password")).isEqualTo("***");
        assertThat(line.value("/credentials/password")).isEqualTo("***");
        assertThat(line.value("/credentials/user")).isEqualTo(account.user());
        assertThat(line.answer()).startsWith("{\"success\":true,\"job\":");
        assertThat(account.journal(Map.of("object", BOX, "applied", true, "after", 0)))
                .hasSize(1);
    }
}
