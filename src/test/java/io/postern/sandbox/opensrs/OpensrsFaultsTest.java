package io.postern.sandbox.opensrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.sandbox.OpensrsControl;
import io.postern.sandbox.OpensrsControl.Fault;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to fail can be had on demand, and the journal says whether the call took effect. */
@QuarkusTest
class OpensrsFaultsTest {
    private static final String BOX = "box@faults-oma.example";
    private OpensrsControl.Account account;
    private Caller caller;

    @BeforeEach
    void anAccountOfOurOwn() {
        account = OpensrsControl.here().account("faults-oma.example", 3);
        caller = new Caller(account);
        account.put(BOX, Map.of());
    }

    @Test
    void eachOfTheFiftyErrorsCanBeHad() throws Exception {
        for (int number = 0; number < 50; number++) {
            account.fault(Fault.error(number).method("change_user").calls(1));
            JsonNode answer = Caller.JSON.readTree(name("Never").body());
            assertThat(answer.get("success").asBoolean()).isFalse();
            assertThat(answer.get("error_number").asInt()).isEqualTo(number);
            assertThat(answer.get("error").asText()).isNotEmpty().doesNotStartWith("Unknown");
        }
        assertNamed(null);
    }

    @Test
    void aServerFaultMayHideAnEffect() throws Exception {
        account.fault(Fault.error(28).applied(true).calls(1));
        assertThat(name("Hidden").body()).contains("\"error_number\":28");
        assertNamed("Hidden");
        assertThat(account.journal("change_user").getLast().applied()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"RESET_BEFORE,false", "RESET_AFTER,true", "TRUNCATED,true", "HANG,false", "HANG_AFTER,true"})
    void aCallWithoutAWholeAnswerLeavesItsEffectInTheJournal(String kind, boolean applied) {
        account.fault(Fault.of(kind).method("change_user").calls(1));
        String body = "{'user':'" + BOX + "','attributes':{'name':'Done'}}";
        assertThatThrownBy(() -> caller.impatient().raw("change_user", body))
                .isInstanceOf(kind.startsWith("HANG") ? HttpTimeoutException.class : IOException.class);
        assertNamed(applied ? "Done" : null);
        var line = account.journal("change_user").getFirst();
        assertThat(line.applied()).isEqualTo(applied);
        assertThat(line.fault()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "HTML_502; 502; <html>.*502 Bad Gateway.*",
                "HTTP; 500; <html>.*",
                "EMPTY; 200; ''",
                "GARBAGE; 200; .*not what you asked for.*",
                "LIE; 200; \\{\"success\":true, \"audit\":\"sim[1-3]_[0-9a-f]{8}\"}"
            })
    void anAnswerMayBeReplacedAndTheCallNotApplied(String kind, int status, String body) throws Exception {
        account.fault(Fault.of(kind).calls(1));
        HttpResponse<String> answer = name("Never");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).matches("(?s)" + body);
        assertNamed(null);
        assertThat(name("Now").statusCode()).isEqualTo(200);
        assertNamed("Now");
    }

    @Test
    void anAnswerMayLackItsUndocumentedMemberOrBeHuge() throws Exception {
        account.fault(Fault.of("WITHOUT_AUDIT").calls(1));
        assertThat(name("Plain").body()).matches("\\{\"success\":true,\"job\":\"[0-9]+\"}");
        account.fault(Fault.of("HUGE").with("bytes", 3_000_000).calls(1));
        assertThat(name("Huge").body()).hasSizeGreaterThan(3_000_000);
    }

    @Test
    void anyHttpStatusCanBeHad() throws Exception {
        account.fault(Fault.http(503).calls(1));
        assertThat(name("Never").statusCode()).isEqualTo(503);
        account.switches(Map.of("callsPerMinute", 3));
        name("Second");
        name("Third");
        assertThat(name("Fourth").statusCode()).isEqualTo(429);
    }

    @Test
    void latencyDelaysAndThenAnswers() throws Exception {
        account.fault(Fault.latency(300).calls(1));
        long start = System.nanoTime();
        assertThat(name("Late").statusCode()).isEqualTo(200);
        assertThat(System.nanoTime() - start).isGreaterThan(290_000_000);
    }

    @Test
    void aFaultHitsOnlyItsMethodItsObjectAndItsTurn() throws Exception {
        account.fault(Fault.error(20).method("change_user").object(BOX).skip(1).calls(1));
        assertThat(caller.call("get_user", "{'user':'" + BOX + "'}")
                        .get("success")
                        .asBoolean())
                .isTrue();
        assertThat(name("One").body()).contains("\"success\":true");
        assertThat(name("Two").body()).contains("\"error_number\":20");
        assertThat(name("Three").body()).contains("\"success\":true");
        account.fault(Fault.error(22).object("faults-oma.example"));
        assertThat(caller.raw("search_users", "{'criteria':{'domain':'faults-oma.example'}}")
                        .body())
                .contains("\"error_number\":22");
        account.clearFaults();
        assertThat(caller.raw("search_users", "{'criteria':{'domain':'faults-oma.example'}}")
                        .body())
                .contains("\"success\":true");
    }

    @Test
    void aHeldCallGoesOnWhenReleased() throws Exception {
        account.fault(Fault.of("HOLD").method("change_user").calls(1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> held = threads.submit(() -> name("Held"));
            while (account.journal("change_user").isEmpty()) {
                Thread.sleep(10);
            }
            assertNamed(null);
            account.release();
            assertThat(held.get().statusCode()).isEqualTo(200);
            assertNamed("Held");
        }
    }

    @Test
    void anAnswerCanBeHeldAfterTheCallTookEffect() throws Exception {
        account.fault(Fault.of("HOLD_AFTER").method("change_user").calls(1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> held = threads.submit(() -> name("Early"));
            while (account.journal(Map.of("applied", true)).isEmpty()) {
                Thread.sleep(10);
            }
            assertNamed("Early");
            assertThat(held.isDone()).isFalse();
            account.clearFaults();
            assertThat(held.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anAccountGoesBackToItsBeginningAndDisturbsNoOther() throws Exception {
        OpensrsControl.Account other = OpensrsControl.here().account("other-oma.example", 1);
        account.fault(Fault.of("HTML_502"));
        assertThat(new Caller(other).raw("search_domains", "{}").statusCode()).isEqualTo(200);
        assertThat(other.journal()).hasSize(1);
        account.reset();
        assertThat(caller.raw("search_domains", "{}").statusCode()).isEqualTo(200);
        assertThat(account.mailbox(BOX)).isNull();
        assertThat(account.journal()).hasSize(1);
    }

    private HttpResponse<String> name(String name) throws IOException, InterruptedException {
        return caller.raw("change_user", "{'user':'" + BOX + "','attributes':{'name':'" + name + "'}}");
    }

    private void assertNamed(String name) {
        assertThat(account.mailbox(BOX).at("/attributes/name").asText(null)).isEqualTo(name);
    }
}
