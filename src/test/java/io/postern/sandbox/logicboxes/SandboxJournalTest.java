package io.postern.sandbox.logicboxes;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.sandbox.SandboxControl;
import io.postern.sandbox.SandboxControl.Line;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every call is written down in order, with the place of each parameter and no secret. */
@QuarkusTest
class SandboxJournalTest {
    private static final String BOX = "box@journal.example";
    private SandboxControl.Account account;
    private Caller caller;

    @BeforeEach
    void anAccountOfOurOwn() {
        account = SandboxControl.here().account("journal.example", 200);
        caller = new Caller(account);
        account.put(BOX, Map.of());
    }

    @Test
    void aSecretInTheUrlIsSeenToBeThereButNotKept() throws Exception {
        String query = Caller.query(
                caller.withOrder("email", BOX, "old-passwd", "Sandbox.Pass1", "new%2Dpasswd", "Canary.Pass9"));
        caller.send("POST", "mail/user/change-password", query, null);
        Line line = account.journal().getFirst();
        assertThat(line.requestLine())
                .startsWith("POST /sandbox/logicboxes/api/mail/user/change-password.json?auth-userid=")
                .contains("api-key=***", "old-passwd=***", "new%2Dpasswd=***", "email=box%40journal.example");
        assertThat(line.sent("new-passwd", "QUERY")).isTrue();
        assertThat(line.sent("email", "QUERY")).isTrue();
        assertThat(line.toString()).doesNotContain("Canary.Pass9", "Sandbox.Pass1", account.apiKey());
        assertThat(line.applied()).isTrue();
    }

    @Test
    void aFormLeavesNothingInTheRequestLine() throws Exception {
        caller.post(
                "mail/user/change-password", "email", BOX, "old-passwd", "Sandbox.Pass1", "new-passwd", "No.No.No1");
        Line line = account.journal().getFirst();
        assertThat(line.requestLine()).isEqualTo("POST /sandbox/logicboxes/api/mail/user/change-password.json");
        assertThat(line.sent("api-key", "BODY")).isTrue();
        assertThat(line.value("api-key")).isEqualTo("***");
        assertThat(line.value("email")).isEqualTo(BOX);
    }

    @Test
    void linesAreFilteredAndCleared() throws Exception {
        caller.get("mail/user", "email", BOX);
        caller.post("mail/user/suspend", "email", BOX);
        caller.post("mail/users/unsuspend", "emails", "anna.adler1@journal.example," + BOX);
        caller.post("mail/user/suspend", "email", "nobody@journal.example");
        List<Line> all = account.journal();
        assertThat(all)
                .extracting(Line::method)
                .containsExactly("mail/user", "mail/user/suspend", "mail/users/unsuspend", "mail/user/suspend");
        assertThat(account.journal(Map.of("verb", "GET"))).hasSize(1);
        assertThat(account.journal(Map.of("address", BOX))).hasSize(3);
        assertThat(account.journal(Map.of("applied", true))).hasSize(2);
        assertThat(account.journal(Map.of("after", all.get(1).sequence()))).hasSize(2);
        account.clearJournal();
        assertThat(account.journal()).isEmpty();
    }

    @Test
    void callsAtTheSameTimeAreAllCountedAndAllApplied() throws Exception {
        List<String> addresses = caller.json(caller.get("mail/users/search"))
                .at("/response/users")
                .findValuesAsText("emailAddress");
        account.clearJournal();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> calls = new ArrayList<>();
            for (String address : addresses) {
                calls.add(threads.submit(
                        () -> caller.post("mail/user/suspend", "email", address).statusCode()));
                calls.add(threads.submit(() ->
                        caller.get("mail/users/search", "statuses", "suspended").statusCode()));
            }
            for (Future<Integer> call : calls) {
                assertThat(call.get()).isEqualTo(200);
            }
        }
        assertThat(account.journal())
                .hasSize(2 * addresses.size())
                .isSortedAccordingTo((a, b) -> Long.compare(a.sequence(), b.sequence()));
        assertThat(account.journal(Map.of("applied", true))).hasSize(addresses.size());
        assertThat(caller.json(caller.get("mail/users/search", "statuses", "suspended"))
                        .at("/response/users"))
                .hasSize(200);
    }

    @Test
    void aPageOfAnotherSiteCannotGiveOrders() throws Exception {
        var plain = HttpRequest.newBuilder(
                        URI.create(account.endpoint().toString().replace("/api", "/control/accounts")))
                .header("content-type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"authUserId\":\"1001\"}"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(plain, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
        }
    }
}
