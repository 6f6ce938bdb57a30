package io.postern.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.directory.Mailbox;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.Kind;
import io.postern.testing.InMemoryMailbox;
import io.postern.testing.MadeUpResellers;
import io.postern.testing.Resellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forms show what the provider of their mailbox has, and nothing else. */
@QuarkusTest
class FormsFollowProviderTest {
    private static MadeUpResellers.Reseller reseller;
    private static int next;

    @Inject
    MadeUpResellers resellers;

    @Inject
    Resellers sandbox;

    @Inject
    TestSessions sessions;

    private SignedInAs staff;
    private Mailbox mailbox;
    private InMemoryMailbox upstream;

    @BeforeEach
    void aMailbox() {
        if (reseller == null) {
            reseller = resellers.open("follows", 0);
        }
        staff = sessions.signIn("follows", Role.SUPPORT);
        mailbox = reseller.add("follow-" + ++next);
        upstream = reseller.upstream(mailbox.address);
    }

    @AfterEach
    void noFaults() {
        reseller.account.clearFaults();
    }

    @Test
    void aReplyThatCanBeReadFillsTheForm() {
        upstream.reply = new Autoresponder(
                true, "Set elsewhere", "Back soon", Autoresponder.Format.TEXT, false, LocalDate.of(2099, 1, 2), 48);
        Document form = get("/autoresponder");
        assertThat(form.select("#subject").val()).isEqualTo("Set elsewhere");
        assertThat(form.select("#endDate").val()).isEqualTo("2099-01-02");
        assertThat(form.select("#intervalHours").val()).isEqualTo("48");
        assertThat(form.select(".notice.good").text())
                .contains("until the end of 2099-01-02", "Read from the provider just now");
    }

    @Test
    void aReplyThatCannotBeReadNowShowsWhatWasSetHereLast() {
        assertThat(reply(Map.of("subject", "Set here")).statusCode()).isEqualTo(303);
        upstream.reply = new Autoresponder(false, "", "", Autoresponder.Format.TEXT, false, null);
        reseller.account.refuse("read-autoresponder", Kind.FORBIDDEN);
        Document form = get("/autoresponder");
        assertThat(form.select("#subject").val()).isEqualTo("Set here");
        assertThat(form.text()).contains("did not tell the present reply just now");
    }

    @Test
    void theHoursBetweenRepliesAreCheckedAndSent() {
        Response wrong = reply(Map.of("interval-hours", "a day"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(wrong.asString());
        assertThat(page.select("#intervalHours").val()).isEqualTo("a day");
        assertThat(page.select("#intervalHours-error").text()).isEqualTo("Give a whole number.");
        assertThat(Jsoup.parse(reply(Map.of("interval-hours", "5000")).asString())
                        .select("#intervalHours-error")
                        .text())
                .isEqualTo("Give a number from 1 to 1094.");
        assertThat(reply(Map.of("interval-hours", "12")).statusCode()).isEqualTo(303);
        assertThat(upstream.reply.intervalHours()).isEqualTo(12);
        assertThat(reply(Map.of("interval-hours", "")).statusCode()).isEqualTo(303);
        assertThat(upstream.reply.intervalHours()).isNull();
    }

    @Test
    void aLostAnswerAboutAReplyIsSettledByReadingBack() {
        reseller.account.clearCalls();
        reseller.account.loseAnswer("update-autoresponder");
        assertThat(reply(Map.of()).statusCode()).isEqualTo(303);
        assertThat(upstream.reply.enabled()).isTrue();
        assertThat(reseller.account.calls("update-autoresponder")).isEqualTo(1);
    }

    @Test
    void anOwnerWithOneNameHasOneField() {
        Document form = get("/details");
        assertThat(form.select("#name").val()).isEqualTo("Ada Example");
        assertThat(form.select("#firstName, #lastName, #notificationAddress")).isEmpty();
        Response wrong = staff.request().formParam("name", "").post(path("/details"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(wrong.asString())
                        .select(".error-summary a[href=#name]")
                        .text())
                .isEqualTo("Name: This is needed");
        assertThat(staff.request()
                        .formParam("name", "Grace Example")
                        .post(path("/details"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(upstream.name).isEqualTo("Grace Example");
        assertThat(staff.request()
                        .formParam("first-name", "Ada")
                        .formParam("last-name", "Once")
                        .post(path("/details"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(upstream.name).isEqualTo("Ada Once");
    }

    @Test
    void aPasswordThatCanBeSetNeedsNoPresentOne() {
        Document form = get("/password");
        assertThat(form.select("#oldPassword")).isEmpty();
        assertThat(form.select("#change-title").text()).isEqualTo("Set a new password");
        Response answer =
                staff.request().formParam("new-password", "Correct horse 7").post(path("/password"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).doesNotContain("horse");
        assertThat(upstream.password.reveal()).isEqualTo("Correct horse 7");
        reseller.account.loseAnswer("set-password");
        assertThat(staff.request()
                        .formParam("new-password", "Correct horse 8")
                        .post(path("/password"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(upstream.password.reveal()).isEqualTo("Correct horse 8");
        Response present = staff.request()
                .formParam("current-password", "wrong")
                .formParam("new-password", "Correct horse 9")
                .post(path("/password"));
        assertThat(present.statusCode()).isEqualTo(422);
        assertThat(upstream.password.reveal()).isEqualTo("Correct horse 8");
    }

    @Test
    void whereTheProviderKeepsTwoNamesThereAreTwoFieldsAndNoHours() {
        var plain = sandbox.open("follows-plain", 1);
        SignedInAs there = sessions.signIn("follows-plain", Role.OWNER);
        String base = "/follows-plain/mailboxes/" + plain.mailbox(0).id;
        Document details = Jsoup.parse(there.request().get(base + "/details").asString());
        assertThat(details.select("#firstName, #lastName, #notificationAddress"))
                .hasSize(3);
        assertThat(details.select("#name")).isEmpty();
        Document reply =
                Jsoup.parse(there.request().get(base + "/autoresponder").asString());
        assertThat(reply.select("#subject, #endDate, #quote-original")).hasSize(3);
        assertThat(reply.select("#intervalHours")).isEmpty();
        Document password = Jsoup.parse(there.request().get(base + "/password").asString());
        assertThat(password.select("#oldPassword")).hasSize(1);
        assertThat(password.select("main form[action$=/sign-out]")).isEmpty();
    }

    private Response reply(Map<String, String> more) {
        return staff.request()
                .formParam("enabled", "true")
                .formParam("message", "Back soon")
                .formParams(more.containsKey("subject") ? Map.of() : Map.of("subject", "Away"))
                .formParams(more)
                .post(path("/autoresponder"));
    }

    private Document get(String part) {
        Response answer = staff.request().get(path(part));
        assertThat(answer.statusCode()).as(part).isEqualTo(200);
        return Jsoup.parse(answer.asString());
    }

    private String path(String part) {
        return reseller.path(mailbox) + part;
    }
}
