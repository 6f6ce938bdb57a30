package io.postern.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.embed.BillingSystems;
import io.postern.embed.BillingSystems.ApiCall;
import io.postern.embed.BillingSystems.BillingSystem;
import io.postern.installation.InstallationScope;
import io.postern.provider.Spans;
import io.postern.sandbox.OpensrsControl;
import io.postern.sandbox.SandboxControl;
import io.postern.testing.Canaries;
import io.postern.testing.CapturedLog;
import io.postern.testing.HostedResellers;
import io.postern.testing.HostedResellers.At;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Passwords, signatures and the signing secret of a billing system go all their ways through the API, good and bad: no
 * answer but the one that tells a made password, no event, page, table, line of the log or span repeats one.
 */
@QuarkusTest
class CallCanaryTest {
    @Inject
    HostedResellers resellers;

    @Inject
    BillingSystems billing;

    @Inject
    TestSessions sessions;

    @Inject
    Spans spans;

    private final Canaries canaries = new Canaries();
    private final CapturedLog log = new CapturedLog();

    @Test
    void noSecretOfACallIsKeptToldOrLogged() throws Exception {
        List<String> told;
        spans.record();
        log.start();
        try {
            aProviderThatTakesPasswords();
            aProviderThatMakesThem();
        } finally {
            log.stop();
            told = spans.stop().stream()
                    .map(span -> span + " " + span.getEvents() + " " + span.getAttributes())
                    .toList();
        }
        assertThat(told).as("the calls were seen").anyMatch(span -> span.contains("/api/v1/"));
        told.forEach(span -> nothingIn("a span", span));
        assertThat(log.lines()).as("the log was seen").anyMatch(line -> line.contains("unknown-members"));
        log.lines().forEach(line -> nothingIn("the log", line));
        assertThat(canaries.inDatabase()).as("columns with a secret").isEmpty();
    }

    private void aProviderThatTakesPasswords() {
        var account = OpensrsControl.here().account("keep-osrs.example", 1);
        var reseller = resellers.open("keep-osrs", At.of(account));
        BillingSystem system = sold(reseller);
        String address = reseller.mailbox(0).address;
        String wanted = canaries.get("wanted password");
        shown(make(system, "'local_part':'given','password':'" + canaries.get("first password") + "'"), 201);
        shown(set(system, "'address':'" + address + "','password':'" + wanted + "'"), 204);
        assertThat(account.mailbox(address).path("password").asText()).isEqualTo(wanted);
        // wrong in each way that an answer could repeat
        String refused = canaries.get("refused password");
        shown(set(system, "'address':'" + address + "','pasword':'" + refused + "'"), 400);
        shown(
                set(system, "'address':'" + address + "','password':'" + refused + "','password':'" + refused + "'"),
                400);
        shown(set(system, "'address':'" + address + "','password':'" + refused), 400);
        shown(set(system, "'address':'" + address + "','password':['" + refused + "']"), 422);
        shown(set(system, "'address':'" + refused + "','password':'{" + refused + "'"), 404);
        shown(set(system, "'address':'" + address + "','password':'{" + refused + "'"), 422);
        account.fault(
                OpensrsControl.Fault.error(4).method("change_user").calls(1).with("message", "no " + refused));
        Response failed = set(system, "'address':'" + address + "','password':'" + refused + "'");
        nothingIn("an answer of the provider", failed.headers() + failed.asString());
        account.clearFaults();
        made(set(system, "'address':'" + address + "','generate':true"));
        made(make(system, "'local_part':'made'"));
        afterwards(system, reseller.mailbox(0).id);
    }

    private void aProviderThatMakesThem() {
        var account = SandboxControl.here().account("keep-lb.example", 1);
        var reseller = resellers.open("keep-lb", At.of(account));
        BillingSystem system = sold(reseller);
        String address = reseller.mailbox(0).address;
        shown(set(system, "'address':'" + address + "','password':'" + canaries.get("unwanted password") + "'"), 422);
        made(set(system, "'address':'" + address + "','generate':true"));
        shown(make(system, "'local_part':'given','password':'" + canaries.get("new password") + "'"), 201);
        made(make(system, "'local_part':'made'"));
        afterwards(system, reseller.mailbox(0).id);
    }

    private BillingSystem sold(HostedResellers.Reseller reseller) {
        String slug = reseller.tenant.value();
        canaries.add(slug + " signing secret", canaries.get(slug + " one half") + canaries.get(slug + " other half"));
        BillingSystem system =
                billing.openWithSecret(reseller.tenant, "whmcs-1", "k1", canaries.get(slug + " signing secret"));
        billing.allow(system, InstallationScope.values());
        shown(
                send(system.call("PUT", "/services/whmcs-1/1")
                        .body("{'state':'active','domain':'" + reseller.domain.name + "','customer':{'id':'c1'}}")),
                201);
        return system;
    }

    private void afterwards(BillingSystem system, UUID mailbox) {
        for (String path : List.of("", "/services/whmcs-1/1", "/services/whmcs-1/1/mailboxes", "/events")) {
            shown(send(system.call("GET", path)), 200);
        }
        var owner = sessions.signIn(system.tenant().value(), Role.OWNER);
        for (String page : List.of("/mailboxes", "/mailboxes/" + mailbox, "/mailboxes/" + mailbox + "/history")) {
            shown(owner.request().get("/" + system.tenant() + page), 200);
        }
    }

    private Response send(ApiCall call) {
        String token = call.token();
        canaries.add("signature " + token, token.substring(token.lastIndexOf('.') + 1));
        return call.send(token);
    }

    private Response set(BillingSystem system, String members) {
        return keyed(system.call("PUT", "/services/whmcs-1/1/password"), members);
    }

    private Response make(BillingSystem system, String members) {
        return keyed(system.call("POST", "/services/whmcs-1/1/mailboxes"), MailboxCallsTest.NAMES + members);
    }

    /** With a key of its own, so that its answer is kept. */
    private Response keyed(ApiCall call, String members) {
        return send(call.body("{" + members + "}").idempotency(UUID.randomUUID().toString()));
    }

    private void made(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201);
        String password = answer.path("password");
        assertThat(password).isNotEmpty();
        canaries.add("made password " + password, password);
    }

    private void shown(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        nothingIn("an answer", answer.headers() + answer.asString());
    }

    private void nothingIn(String place, String text) {
        assertThat(canaries.in(text)).as(place + ": " + text).isEmpty();
    }
}
