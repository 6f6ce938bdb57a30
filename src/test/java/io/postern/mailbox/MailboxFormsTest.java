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
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a form shows when the provider, or the portal, does not take what was typed. */
@QuarkusTest
class MailboxFormsTest {
    private static int resellers;

    @Inject
    TestSessions sessions;

    @Inject
    Resellers makers;

    private Resellers.Reseller reseller;
    private SignedInAs staff;
    private Mailbox mailbox;

    @BeforeEach
    void aReseller() {
        reseller = makers.open("forms-" + ++resellers, 2);
        staff = sessions.signIn(reseller.tenant.value(), Role.OWNER);
        mailbox = reseller.mailbox(0);
    }

    @AfterEach
    void letGo() {
        reseller.account.clearFaults();
        reseller.account.release();
    }

    @Test
    void aWrongPresentPasswordIsMarkedAtItsField() {
        Document page = refused(password("not the present one"));
        marked(page, "oldPassword", "This is not the present password of the mailbox");
        assertThat(page.select("#newPassword").attr("aria-invalid")).isEmpty();
    }

    @Test
    void aNewPasswordThatTheProviderRejectsIsMarkedAtItsFieldWithTheProvidersWords() {
        reseller.account.put(mailbox.address, Map.of("password", "Present.Pass1"));
        reseller.account.fault(Fault.of("ERROR_500")
                .method("mail/user/change-password")
                .with("message", "The new password was used before"));
        Document page = refused(password("Present.Pass1"));
        marked(page, "newPassword", "The provider does not accept this");
        assertThat(page.select("q").text()).isEqualTo("The new password was used before");
    }

    @Test
    void aFieldThatTheProviderRefusesIsMarkedAndKeepsWhatWasTyped() {
        reseller.account.fault(Fault.of("ERROR_500")
                .method("mail/user/update-autoresponder")
                .with("message", "Invalid subject specified"));
        Document page = refused(reply("text", "Away"));
        marked(page, "subject", "The provider does not accept this");
        assertThat(page.select("#subject").attr("value")).isEqualTo("Away");
        assertThat(page.select("q").text()).isEqualTo("Invalid subject specified");
    }

    @Test
    void theFormatMayBeWrittenInSeveralWaysButNotInvented() {
        for (String format : new String[] {"text", "TEXT/plain", "", "Html", "text/html"}) {
            assertThat(reply(format, "Away").statusCode()).as(format).isEqualTo(303);
        }
        Document page = refused(reply("markdown", "Away"));
        assertThat(page.select(".error-summary a").attr("href")).isEqualTo("#format");
        assertThat(page.select("#format-error").text()).isEqualTo("Choose plain text or HTML");
        assertThat(page.select("fieldset[aria-invalid=true] #format")).hasSize(1);
    }

    @Test
    void aReplyThatIsRefusedLateLeadsBackToTheFormWithWhatWasTyped() throws Exception {
        reseller.account.switches(Map.of("autoresponderWithdrawn", true));
        reseller.account.fault(
                Fault.latency(4_000).method("mail/user/update-autoresponder").calls(1));
        String landing = location(reply("html", "Written with care"));
        String again = refusedLate(landing);
        assertThat(again).startsWith(path("/autoresponder?again="));
        Document form = get(again);
        assertThat(form.select("#subject").attr("value")).isEqualTo("Written with care");
        assertThat(form.select("#format-html").hasAttr("checked")).isTrue();
        assertThat(form.select(".notice.bad").text()).contains("does not offer this any more");
        String elsewhere =
                again.replace(mailbox.id.toString(), reseller.mailbox(1).id.toString());
        assertThat(get(elsewhere).select("#subject").attr("value")).isEmpty();
        assertThat(get(again.replace("autoresponder", "details"))
                        .select("#firstName")
                        .attr("value"))
                .isNotEqualTo("Written with care");
        assertThat(get(path("/autoresponder?again=" + UUID.randomUUID()))
                        .select("#subject")
                        .attr("value"))
                .isEmpty();
    }

    @Test
    void detailsThatAreRefusedLateLeadBackToTheForm() throws Exception {
        reseller.account.fault(Fault.latency(4_000).method("mail/user").calls(1));
        reseller.account.fault(
                Fault.of("ERROR_500").method("mail/user/modify").with("message", "Invalid notification-email"));
        String again = refusedLate(location(staff.request()
                .formParam("first-name", "Zoë")
                .formParam("last-name", "Typed")
                .formParam("notification-email", "zoe@elsewhere.example")
                .post(path("/details"))));
        Document form = get(again);
        assertThat(form.select("#firstName").attr("value")).isEqualTo("Zoë");
        marked(form, "notificationAddress", "The provider does not accept this");
    }

    @Test
    void doubtThatIsStillLookedIntoIsNotToldAsTheOutcome() {
        reseller.account.fault(
                Fault.of("RESET_AFTER").method("mail/user/change-password").calls(1));
        reseller.account.fault(Fault.of("GARBAGE").method("mail/user/authenticate"));
        reseller.account.put(mailbox.address, Map.of("password", "Present.Pass1"));
        Document page = get(location(password("Present.Pass1")));
        assertThat(page.select("#change").text())
                .contains("answer was unclear; the portal is checking whether it was applied")
                .doesNotContain("longer than usual");
        assertThat(get(path("/history")).select("tbody .badge").text()).isEqualTo("In progress, being checked");
    }

    private void marked(Document page, String field, String words) {
        assertThat(page.select(".error-summary a[href=#" + field + "]")).hasSize(1);
        assertThat(page.select("#" + field).attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("#" + field).attr("aria-describedby")).contains(field + "-error");
        assertThat(page.select("#" + field + "-error").text()).isEqualTo(words);
    }

    private Response password(String present) {
        return staff.request()
                .formParam("current-password", present)
                .formParam("new-password", "Qw7!Kiosk.Zoo4")
                .post(path("/password"));
    }

    private Response reply(String format, String subject) {
        return staff.request()
                .formParam("enabled", "true")
                .formParam("subject", subject)
                .formParam("message", "Back in spring")
                .formParam("format", format)
                .post(path("/autoresponder"));
    }

    private Document refused(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(422);
        return Jsoup.parse(answer.asString());
    }

    /** The way back to the form that the notice offers once the change was refused. */
    private String refusedLate(String landing) throws InterruptedException {
        assertThat(get(landing).select("#change .working")).isNotEmpty();
        for (int tenths = 0; tenths < 150; tenths++) {
            var link = get(landing).select("#change a[href*=again]");
            if (!link.isEmpty()) {
                return link.attr("href");
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no way back in " + get(landing).select("main").text());
    }

    private String path(String rest) {
        return "/" + reseller.tenant + "/mailboxes/" + mailbox.id + rest;
    }

    private static String location(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        URI address = URI.create(answer.header("Location"));
        return address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }

    private Document get(String path) {
        Response answer = staff.request().urlEncodingEnabled(false).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.asString());
    }
}
