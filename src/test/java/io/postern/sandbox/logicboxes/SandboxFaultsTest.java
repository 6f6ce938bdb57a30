package io.postern.sandbox.logicboxes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.sandbox.SandboxControl;
import io.postern.sandbox.SandboxControl.Fault;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to fail can be had on demand, and the journal says whether the call took effect. */
@QuarkusTest
class SandboxFaultsTest {
    private static final String BOX = "box@faults.example";
    private static final String SUSPEND = "mail/user/suspend";
    private SandboxControl.Account account;
    private Caller caller;

    @BeforeEach
    void anAccountOfOurOwn() {
        account = SandboxControl.here().account("faults.example", 3);
        caller = new Caller(account);
        account.put(BOX, Map.of());
    }

    @ParameterizedTest
    @CsvSource({"RESET_BEFORE,false", "RESET_AFTER,true", "TRUNCATED,true", "HANG,false", "HANG_AFTER,true"})
    void aCallWithoutAWholeAnswerLeavesItsEffectInTheJournal(String kind, boolean applied) {
        account.fault(Fault.of(kind).method(SUSPEND).calls(1));
        Caller impatient = new Caller(account, Duration.ofSeconds(1));
        assertThatThrownBy(() -> impatient.post(SUSPEND, "email", BOX))
                .isInstanceOf(kind.startsWith("HANG") ? HttpTimeoutException.class : IOException.class);
        assertSuspended(applied);
        var line = account.journal(SUSPEND).getFirst();
        assertThat(line.applied()).isEqualTo(applied);
        assertThat(line.fault()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "HTML_502; 502; <html>.*502 Bad Gateway.*",
                "ERROR_500; 500; \\{\"status\":\"ERROR\",\"message\":\"An unexpected error has occurred\"}",
                "ERROR_200; 200; \\{\"status\":\"ERROR\",\"message\":\"An unexpected error has occurred\"}",
                "EMPTY; 200; ''",
                "GARBAGE; 200; .*not what you asked for.*",
                "FAILURE; 200; \\{\"response\":\\{\"status\":\"FAILURE\",\"message\":\"The action failed\"}}",
                "IP_NOT_ALLOWED; 200; ''",
                "EXPIRED_CREDENTIALS; 500; .*Invalid credentials, or your User account.*",
                "LIE; 200; \\{\"response\":\\{\"status\":\"SUCCESS\"}}"
            })
    void anAnswerMayBeReplacedAndTheCallNotApplied(String kind, int status, String body) throws Exception {
        account.fault(Fault.of(kind).calls(1));
        HttpResponse<String> answer = suspend(BOX);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).matches("(?s)" + body);
        assertSuspended(false);
        assertThat(suspend(BOX).body()).isEqualTo("{\"response\":{\"status\":\"SUCCESS\"}}");
        assertSuspended(true);
        assertThat(account.journal(SUSPEND))
                .extracting(SandboxControl.Line::applied)
                .containsExactly(false, true);
    }

    @Test
    void anUnallowedAddressMayAlsoBeReset() {
        account.fault(Fault.of("IP_NOT_ALLOWED").with("reset", true));
        assertThatThrownBy(() -> suspend(BOX)).isInstanceOf(IOException.class);
    }

    @Test
    void aStatusMayComeInAnotherCase() throws Exception {
        account.fault(Fault.of("ODD_CASE").calls(3));
        assertThat(suspend(BOX).body()).isEqualTo("{\"response\":{\"status\":\"Success\"}}");
        assertThat(suspend("nobody@faults.example").body()).contains("\"status\":\"failure\"");
        assertThat(caller.get("mail/user").body()).contains("\"status\":\"Error\"");
    }

    @Test
    void anErrorSaysWhatItWasToldUnderTheKeyItWasTold() throws Exception {
        account.fault(Fault.of("ERROR_500")
                .calls(1)
                .with("message", "There is already an action pending on this Order.")
                .with("messageKey", "error"));
        assertThat(suspend(BOX).body())
                .isEqualTo("{\"status\":\"ERROR\",\"error\":\"There is already an action pending on this Order.\"}");
        account.fault(Fault.of("FAILURE").calls(1).with("code", "some_code").with("message", "No."));
        assertThat(suspend(BOX).body())
                .isEqualTo("{\"response\":{\"status\":\"FAILURE\",\"message\":\"No.\",\"errorCode\":\"some_code\"}}");
    }

    @Test
    void aHugeAnswerIsAsLongAsAsked() throws Exception {
        account.fault(Fault.of("HUGE").calls(1).with("bytes", 3_000_000));
        assertThat(suspend(BOX).body().length()).isGreaterThan(3_000_000);
    }

    @Test
    void aFaultMayTakeEffectAgainstItsNature() throws Exception {
        account.fault(Fault.of("HTML_502").calls(1).with("applied", true));
        assertThat(suspend(BOX).statusCode()).isEqualTo(502);
        assertSuspended(true);
    }

    @Test
    void latencyDelaysAndThenAnswers() throws Exception {
        account.fault(Fault.latency(300).method(SUSPEND).calls(1));
        long start = System.nanoTime();
        assertThat(suspend(BOX).statusCode()).isEqualTo(200);
        assertThat(System.nanoTime() - start).isGreaterThan(290_000_000);
    }

    @Test
    void aFaultHitsOnlyItsMethodItsAddressAndItsTurn() throws Exception {
        account.fault(Fault.of("HTML_502").method(SUSPEND).address(BOX).skip(1).calls(1));
        assertThat(caller.get("mail/user", "email", BOX).statusCode()).isEqualTo(200);
        assertThat(suspend("anna.adler1@faults.example").statusCode()).isEqualTo(200);
        assertThat(suspend(BOX).statusCode()).isEqualTo(200);
        assertThat(suspend(BOX).statusCode()).isEqualTo(502);
        assertThat(suspend(BOX).statusCode()).isEqualTo(200);
        account.fault(Fault.of("HTML_502").address(BOX));
        assertThat(caller.post("mail/users/suspend", "emails", "anna.adler1@faults.example," + BOX)
                        .statusCode())
                .isEqualTo(502);
        account.clearFaults();
        assertThat(suspend(BOX).statusCode()).isEqualTo(200);
    }

    @Test
    void aHeldCallGoesOnWhenReleased() throws Exception {
        account.fault(Fault.of("HOLD").method(SUSPEND).calls(1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> held = threads.submit(() -> suspend(BOX));
            while (account.journal(SUSPEND).isEmpty()) {
                Thread.sleep(10);
            }
            assertThat(account.journal(SUSPEND).getFirst().applied()).isFalse();
            assertSuspended(false);
            account.release();
            assertThat(held.get().statusCode()).isEqualTo(200);
            assertSuspended(true);
        }
    }

    @Test
    void anAnswerCanBeHeldAfterTheCallTookEffect() throws Exception {
        account.fault(Fault.of("HOLD_AFTER").method(SUSPEND).calls(1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> held = threads.submit(() -> suspend(BOX));
            while (account.journal(Map.of("applied", true)).isEmpty()) {
                Thread.sleep(10);
            }
            assertSuspended(true);
            assertThat(held.isDone()).isFalse();
            account.clearFaults();
            assertThat(held.get().statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"ALL_FAIL,FAILURE,false", "PARTIAL,FAILURE,true", "IGNORE,SUCCESS,true"})
    void oneUnknownAddressInAListHasThreePossibleOutcomes(String behaviour, String status, boolean applied)
            throws Exception {
        account.switches(Map.of("unknownInList", behaviour));
        var answer = caller.post("mail/users/suspend", "emails", BOX + ",nobody@faults.example");
        assertThat(caller.json(answer).at("/response/status").asText()).isEqualTo(status);
        assertSuspended(applied);
        assertThat(account.journal("mail/users/suspend").getFirst().applied()).isEqualTo(applied);
    }

    @Test
    void suspendingTwiceMayFailTheSecondTime() throws Exception {
        assertThat(suspend(BOX).body()).isEqualTo(suspend(BOX).body());
        account.switches(Map.of("repeatedSuspensionFails", true));
        assertThat(suspend(BOX).body()).contains("FAILURE");
    }

    @Test
    void anAccountGoesBackToItsBeginningAndDisturbsNoOther() throws Exception {
        SandboxControl.Account other = SandboxControl.here().account("other.example", 1);
        account.fault(Fault.of("HTML_502"));
        assertThat(new Caller(other).get("mail/users/search").statusCode()).isEqualTo(200);
        assertThat(other.journal()).hasSize(1);
        account.reset();
        assertThat(caller.get("mail/users/search").statusCode()).isEqualTo(200);
        assertThat(account.mailbox(BOX)).isNull();
        assertThat(account.journal()).hasSize(1);
    }

    private void assertSuspended(boolean suspended) {
        assertThat(List.of(account.mailbox(BOX).get("status").asText()))
                .containsExactly(suspended ? "SUSPENDED" : "ACTIVE");
    }

    private HttpResponse<String> suspend(String address) throws IOException, InterruptedException {
        return caller.post(SUSPEND, "email", address);
    }
}
