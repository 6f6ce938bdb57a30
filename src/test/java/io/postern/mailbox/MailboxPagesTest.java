package io.postern.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.sandbox.SandboxControl.Fault;
import io.postern.testing.Resellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MailboxPagesTest {
    private static final String TENANT = "mailbox-pages";
    private static Resellers.Reseller reseller;

    @Inject
    TestSessions sessions;

    @Inject
    Resellers resellers;

    private SignedInAs staff;

    @BeforeEach
    void staffOfAReseller() {
        if (reseller == null) {
            reseller = resellers.open(TENANT, 12);
        }
        staff = sessions.signIn(TENANT, Role.OWNER);
    }

    @AfterEach
    void noFaultStays() {
        reseller.account.clearFaults();
        reseller.account.release();
    }

    @Test
    void theMailboxIsReadFromTheProviderAndShowsItsSettings() {
        Document page = get(path(0));
        assertThat(page.select("h1").text()).isEqualTo(reseller.mailbox(0).address);
        assertThat(page.select(".card-head small").text()).isEqualTo("Read from the provider just now");
        assertThat(page.select("#settings-title").text()).isEqualTo("Settings for mail programs");
        assertThat(page.select("#set-user").text()).isEqualTo(reseller.mailbox(0).address);
        assertThat(page.select("button[data-copy]").eachAttr("aria-label")).contains("Copy IMAP", "Copy SMTP");
        assertThat(page.select(".cannot li")).isNotEmpty();
    }

    @Test
    void aSlowProviderGetsTwoSecondsThenOurCopyIsShownWithItsAge() {
        reseller.account.fault(Fault.latency(6_000).calls(1));
        long began = System.nanoTime();
        Document page = get(path(1));
        assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(5_000);
        assertThat(page.select("main .notice").text())
                .contains("The provider is slow to answer.", "our copy, as of less than a minute ago");
        assertThat(page.select("dl.facts")).isNotEmpty();
    }

    @Test
    void aMailboxThatIsGoneSaysSoAndLeavesTheList() {
        var gone = reseller.mailbox(11);
        reseller.account.remove(gone.address);
        Document page = get("/" + TENANT + "/mailboxes/" + gone.id);
        assertThat(page.select(".notice.bad").text()).contains("This mailbox is gone.");
        assertThat(page.select("a[href$=/suspension]")).isEmpty();
        staff.request().get("/" + TENANT + "/mailboxes/" + gone.id).then().statusCode(404);
    }

    @Test
    void anotherTenantsMailboxAndAnUnknownOneAreNotThere() {
        var stranger = sessions.signIn("mailbox-pages-other", Role.OWNER);
        for (String part : new String[] {"", "/history", "/suspension", "/autoresponder", "/password", "/details"}) {
            stranger.request()
                    .get("/mailbox-pages-other/mailboxes/" + reseller.mailbox(0).id + part)
                    .then()
                    .statusCode(404);
        }
        staff.request()
                .get("/" + TENANT + "/mailboxes/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        staff.request().get("/" + TENANT + "/mailboxes/nonsense").then().statusCode(404);
    }

    @Test
    void suspendSaysFirstWhatStopsThenTellsThatItIsDoneAndIsInTheHistory() {
        Document ask = get(path(2) + "/suspension");
        assertThat(ask.select("main li").text()).contains("Signing in", "Receiving");
        Response answer = staff.request()
                .formParam("operation", ask.select("input[name=operation]").attr("value"))
                .post(path(2) + "/suspension");
        Document page = get(location(answer));
        assertThat(page.select("#change").text()).contains("is suspended");
        assertThat(page.select("dl.facts .badge").text()).isEqualTo("Suspended");
        Document history = get(path(2) + "/history");
        assertThat(history.select("tbody tr")).hasSize(1);
        assertThat(history.select("tbody tr").text()).contains("Suspended", "Test owner", "Portal", "Done");
        page = get(location(staff.request().post(path(2) + "/suspension/delete")));
        assertThat(page.select("#change").text()).contains("works again");
    }

    @Test
    void manyAreSuspendedTogetherAndEachTellsItsResult() {
        Response answer = staff.request()
                .formParam("id", reseller.mailbox(3).id, reseller.mailbox(4).id)
                .post("/" + TENANT + "/mailboxes/suspension");
        Document page = get(location(answer));
        assertThat(page.select("tbody tr")).hasSize(2);
        assertThat(page.select("tbody .badge").eachText()).containsExactly("Done", "Done");
        assertThat(reseller.upstreamStatus(reseller.mailbox(3).address)).isNotEqualTo("Active");
        staff.request().post("/" + TENANT + "/mailboxes/suspension").then().statusCode(422);
        staff.request()
                .formParam("id", UUID.randomUUID())
                .post("/" + TENANT + "/mailboxes/suspension/delete")
                .then()
                .statusCode(404);
    }

    @Test
    void theAutomaticReplyIsSavedAndSaysWhatIsKnownOfIt() {
        assertThat(get(path(5) + "/autoresponder").select("main .notice").text())
                .contains("No automatic reply was set", "does not let anybody read");
        String day = LocalDate.now(java.time.ZoneOffset.UTC).plusDays(30).toString();
        Response answer = reply(5, "Away until spring", day);
        assertThat(get(location(answer)).select("#change").text()).contains("was saved");
        Document page = get(path(5) + "/autoresponder");
        assertThat(page.select("main .notice").text()).contains("is on, until the end of " + day, "Set by Test owner");
        assertThat(page.select("#subject").attr("value")).isEqualTo("Away until spring");
        assertThat(page.select("textarea").first().wholeText()).contains("Back in spring <3");
    }

    @Test
    void aWrongReplyComesBackWithWhatWasTypedAndASummaryThatLinksToTheField() {
        Response answer = reply(6, "", "2001-01-01");
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select(".error-summary a").eachAttr("href")).contains("#subject", "#endDate");
        assertThat(page.select("#subject").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("textarea").first().wholeText()).contains("Back in spring <3");
        assertThat(reply(6, "x", "tomorrow").statusCode()).isEqualTo(422);
    }

    @Test
    void aWrongPresentPasswordIsToldAndNothingTypedComesBack() {
        Response answer = staff.request()
                .formParam("current-password", "not-the-Present-1!")
                .formParam("new-password", "Qw7!Kiosk.Zoo4")
                .post(path(7) + "/password");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).doesNotContain("not-the-Present", "Qw7!Kiosk");
        assertThat(Jsoup.parse(answer.asString()).select(".notice.bad").text()).contains("Nothing was changed");
        answer = staff.request().formParam("new-password", "x").post(path(7) + "/password");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.asString()).select(".error-summary a").eachAttr("href"))
                .contains("#oldPassword", "#newPassword");
    }

    @Test
    void aResetPasswordIsShownOnce() {
        String shown = location(staff.request().post(path(8) + "/password/reset"));
        Document page = get(shown);
        assertThat(page.select("output").text()).isNotBlank();
        page = get(shown);
        assertThat(page.select("output")).isEmpty();
        assertThat(page.select(".notice").text()).contains("was shown already");
    }

    @Test
    void theOwnersDetailsAreReadFirstAndSavedTogether() {
        Document form = get(path(9) + "/details");
        assertThat(form.select("#lastName").attr("value")).isNotBlank();
        Response answer = staff.request()
                .formParam("first-name", "Zoë")
                .formParam("last-name", form.select("#lastName").attr("value"))
                .formParam("notification-email", "zoe@elsewhere.example")
                .post(path(9) + "/details");
        Document page = get(location(answer));
        assertThat(page.select("#change").text()).contains("was saved");
        assertThat(page.select("dl.facts").first().text()).contains("Zoë", "zoe@elsewhere.example");
        staff.request()
                .formParam("notification-email", "no address")
                .post(path(9) + "/details")
                .then()
                .statusCode(422);
    }

    @Test
    void whatTheRoleLacksIsNeitherOfferedNorDone() {
        var viewer = sessions.signIn(TENANT, Role.VIEWER);
        Document page = Jsoup.parse(viewer.request().get(path(0)).asString());
        assertThat(page.select("a[href$=/suspension], .tabs a[href$=/password]"))
                .isEmpty();
        viewer.request().get(path(0) + "/password").then().statusCode(403);
        viewer.request().post(path(0) + "/suspension").then().statusCode(403);
    }

    private Response reply(int number, String subject, String endDate) {
        return staff.request()
                .formParam("enabled", "true")
                .formParam("subject", subject)
                .formParam("message", "Back in spring <3")
                .formParam("format", "text")
                .formParam("quote-original", "")
                .formParam("end-date", endDate)
                .post(path(number) + "/autoresponder");
    }

    private String path(int number) {
        return "/" + TENANT + "/mailboxes/" + reseller.mailbox(number).id;
    }

    private static String location(Response response) {
        assertThat(response.statusCode()).isEqualTo(303);
        return response.header("Location").replaceFirst("^https?://[^/]+", "");
    }

    private Document get(String path) {
        Response response = staff.request().urlEncodingEnabled(false).get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(response.asString());
    }
}
