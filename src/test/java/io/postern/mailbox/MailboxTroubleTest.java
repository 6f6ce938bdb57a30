package io.postern.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.directory.Mailbox;
import io.postern.sandbox.SandboxControl.Fault;
import io.postern.testing.Resellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong upstream, the page says what happened, whether anything was changed, and what to do. */
@QuarkusTest
class MailboxTroubleTest {
    private static Resellers.Reseller reseller;
    private static int resellers;
    private static int next;

    @Inject
    TestSessions sessions;

    @Inject
    Resellers makers;

    private SignedInAs staff;
    private Mailbox mailbox;

    @BeforeEach
    void aResellerWhoseProviderMisbehaves() {
        // one for each test, as trouble opens the breaker of its connection
        reseller = makers.open("trouble-" + ++resellers, 3);
        staff = sessions.signIn(reseller.tenant.value(), Role.OWNER);
        mailbox = reseller.mailbox(next % 3);
    }

    @AfterEach
    void letGo() {
        reseller.account.clearFaults();
        reseller.account.release();
    }

    @Test
    void aFaultOnOurSideStillShowsTheCopy() {
        reseller.forbidEndpoint();
        Response page = staff.request().get("/" + reseller.tenant + "/mailboxes/" + mailbox.id);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(page.asString()).text())
                .contains(mailbox.address, "could not be asked, because of something on our side", "Connections")
                .contains("You see the last data that was read");
        staff.request()
                .get("/" + reseller.tenant + "/mailboxes/" + mailbox.id + "/suspension")
                .then()
                .statusCode(200);
    }

    @Test
    void unknownAddress() {
        reseller.account.remove(mailbox.address);
        assertThat(told(suspend()))
                .contains("does not know this address", "Nothing was changed", "Check at the provider");
        assertThat(reseller.account.journal("mail/user/suspend")).isEmpty();
    }

    @Test
    void foreignAddressNeverReachesTheProvider() {
        Resellers.Reseller other = makers.open("trouble-foreign", 1);
        UUID foreign = other.mailbox(0).id;
        for (String act : new String[] {
            "suspension", "suspension/delete", "password", "password/reset", "autoresponder", "details"
        }) {
            staff.request()
                    .post("/" + reseller.tenant + "/mailboxes/" + foreign + "/" + act)
                    .then()
                    .statusCode(404);
        }
        assertThat(other.account.journal()).isEmpty();
        assertThat(reseller.account.journal()).isEmpty();
    }

    @Test
    void expiredCredentials() {
        reseller.account.fault(Fault.of("EXPIRED_CREDENTIALS"));
        assertThat(told(suspend()))
                .contains(
                        "refuses the sign-in that is stored here",
                        "Nothing was changed",
                        "The operator of this portal must renew");
        assertThat(reseller.upstreamStatus(mailbox.address)).isEqualTo("ACTIVE");
    }

    @Test
    void notActivated() {
        reseller.account.fault(Fault.of("ERROR_500")
                .with("message", "You need to activate your FREE Email Services before you can perform this action"));
        assertThat(told(suspend())).contains("Mail is not switched on for this domain", "Nothing was changed");
    }

    @Test
    void addressOfTheServerNotAllowed() {
        reseller.account.fault(Fault.of("IP_NOT_ALLOWED"));
        assertThat(told(suspend()))
                .contains("Nothing was changed")
                .containsAnyOf("cannot be reached", "from this server");
    }

    @Test
    void aHangIsNotWaitedForAndTheChangeGoesOn() {
        reseller.account.fault(Fault.of("HANG").method("mail/user/suspend").calls(1));
        long began = System.nanoTime();
        Document page = landing(suspend());
        assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(8_000);
        assertThat(page.select("#change").text()).contains("takes longer than usual", "goes on by itself");
        assertThat(page.select("#change a").attr("href")).contains("/changes/");
    }

    @Test
    void aGarbageAnswerToAReadLeavesOurCopyInSight() {
        reseller.account.fault(Fault.of("GARBAGE"));
        Document page = Jsoup.parse(staff.request().get(path("")).asString());
        assertThat(page.select("main .notice").text()).contains("You see the last data that was read");
        assertThat(page.select("h1").text()).isEqualTo(mailbox.address);
    }

    @Test
    void anUnknownOutcomeIsCalledUnknownAndIsNotRepeated() {
        reseller.account.fault(
                Fault.of("RESET_AFTER").method("mail/user/reset-password").calls(1));
        String told = told(staff.request().post(path("/password/reset")));
        assertThat(told).contains("may or may not have been applied");
        assertThat(reseller.account.journal("mail/user/reset-password")).hasSize(1);
    }

    @Test
    void aWithdrawnFunctionSaysSoAndKeepsWhatWasTyped() {
        reseller.account.switches(Map.of("autoresponderWithdrawn", true));
        Response answer = staff.request()
                .formParam("enabled", "true")
                .formParam("subject", "Away")
                .formParam("message", "Written with care")
                .formParam("format", "text")
                .post(path("/autoresponder"));
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select(".notice.bad").text()).contains("does not offer this any more", "Nothing was changed");
        assertThat(page.select("textarea").text()).isEqualTo("Written with care");
    }

    private Response suspend() {
        return staff.request().post(path("/suspension"));
    }

    private String path(String rest) {
        return "/" + reseller.tenant + "/mailboxes/" + mailbox.id + rest;
    }

    private String told(Response answer) {
        return landing(answer).select("main").text();
    }

    /** The page that a form leads to. */
    private Document landing(Response answer) {
        if (answer.statusCode() == 303) {
            String location = java.net.URI.create(answer.header("Location")).getRawPath();
            String query = java.net.URI.create(answer.header("Location")).getRawQuery();
            answer = staff.request().get(location + (query == null ? "" : "?" + query));
        }
        assertThat(answer.statusCode()).isLessThan(500);
        assertThat(answer.asString()).doesNotContain("Exception", "\tat io.postern");
        return Jsoup.parse(answer.asString());
    }
}
