package io.postern.selfservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.directory.Mailbox;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Forwards;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.LogEntry;
import io.postern.sandbox.AtmailControl;
import io.postern.sandbox.OpensrsControl;
import io.postern.testing.HostedResellers;
import io.postern.testing.HostedResellers.At;
import io.postern.testing.MadeUpResellers;
import io.postern.testing.Resellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** What the owner of a mailbox sees and does. */
@QuarkusTest
class SelfServicePagesTest {
    private static final String MADE_UP = "made-up";

    @Inject
    MadeUpResellers madeUp;

    @Inject
    HostedResellers hosted;

    @Inject
    Resellers resellers;

    @Inject
    TestSessions sessions;

    @Inject
    Clock clock;

    @Test
    void theFirstPageTellsWhatTheMailboxHoldsAndWhereItsMailGoes() {
        var reseller = madeUp.open("own-first", 2);
        Mailbox mailbox = row(reseller, 1);
        reseller.upstream(mailbox.address).forwards =
                new Forwards(List.of(Address.parse("copy@elsewhere.example").orElseThrow()), List.of(), true);
        String page = sessions.owner(reseller.tenant, mailbox)
                .request()
                .get("/own-first/me")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page)
                .contains(
                        mailbox.address, "10\u00a0MB", "1\u00a0GB", "copy@elsewhere.example", "/own-first/me/password")
                .doesNotContain(row(reseller, 2).address, "/own-first/mailboxes", "/own-first/sessions");
    }

    @Test
    void aPasswordIsChangedWithThePresentOneAndEndsAllOtherSessions() {
        var reseller = madeUp.open("own-password", 1);
        Mailbox mailbox = row(reseller, 1);
        SignedInAs here = sessions.owner(reseller.tenant, mailbox);
        SignedInAs there = sessions.owner(reseller.tenant, mailbox);
        String next = fresh();
        Response done = password(here, MADE_UP, next);
        done.then().statusCode(303).header("Location", containsString("/own-password/me?change="));
        here.request()
                .get(path(done))
                .then()
                .statusCode(200)
                .body(containsString("Your password is changed"))
                .body(not(containsString(next)));
        assertThat(reseller.upstream(mailbox.address).hasPassword(next)).isTrue();
        there.request().get("/own-password/me").then().statusCode(303);
        assertThat(texts(here, "/own-password/me/history")).contains("Password changed Done You ·");
        assertThat(sessions.signIn("own-password", Role.OWNER)
                        .request()
                        .get(reseller.path(mailbox) + "/history")
                        .asString())
                .contains("Mailbox owner");
    }

    @Test
    void aWrongPresentPasswordIsSaidAtItsFieldAndCountsAsOneAtTheDoor() {
        var reseller = madeUp.open("own-wrong", 1);
        Mailbox mailbox = row(reseller, 1);
        SignedInAs here = sessions.owner(reseller.tenant, mailbox);
        for (int tries = 0; tries < 3; tries++) {
            Response answer = password(here, "not-this-one", fresh());
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.asString()).contains("id=\"oldPassword-error\"").doesNotContain("not-this-one");
        }
        long asked = reseller.account.calls("change-password");
        Response answer = password(here, MADE_UP, fresh());
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 10);
        assertThat(answer.asString()).contains("too many tries").doesNotContain(MADE_UP + "\"");
        assertThat(reseller.account.calls("change-password")).isEqualTo(asked);
        assertThat(Door.of("own-wrong").knock(mailbox.address, MADE_UP).statusCode())
                .isEqualTo(429);
        assertThat(reseller.upstream(mailbox.address).hasPassword(MADE_UP)).isTrue();
    }

    @Test
    void aProviderInTroubleDoesNotCountAsAWrongPassword() {
        var reseller = madeUp.open("own-trouble", 1);
        Mailbox mailbox = row(reseller, 1);
        SignedInAs here = sessions.owner(reseller.tenant, mailbox);
        for (int tries = 0; tries < 5; tries++) {
            reseller.account.refuse("change-password", Kind.LIMIT);
            Response answer = password(here, MADE_UP, fresh());
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.asString()).contains("Ask own-trouble for help", "Nothing was changed");
        }
        reseller.account.clearFaults();
        assertThat(password(here, MADE_UP, fresh()).statusCode()).isEqualTo(303);
    }

    @Test
    void theRulesStandBeforeTheFormAndAreCheckedWithoutAskingAnybody() {
        var reseller = hosted.open("own-rules", At.of(OpensrsControl.here().account("own-rules.example", 1)));
        Mailbox mailbox = reseller.mailbox(0);
        SignedInAs here = sessions.owner(reseller.tenant, mailbox);
        here.request()
                .get("/own-rules/me/password")
                .then()
                .statusCode(200)
                .body(containsString("id=\"rules\""))
                .body(containsString("{"));
        for (String refused : List.of("short", "{SHA}" + fresh(), "password1234", "")) {
            Response answer = password(here, OpensrsControl.INITIAL_PASSWORD, refused);
            assertThat(answer.statusCode()).as(refused).isEqualTo(422);
            assertThat(answer.asString()).as(refused).contains("id=\"newPassword-error\"");
        }
        String next = fresh();
        assertThat(password(here, OpensrsControl.INITIAL_PASSWORD, next).statusCode())
                .isEqualTo(303);
        assertThat(Door.of("own-rules").knock(mailbox.address, next).statusCode())
                .isEqualTo(303);
    }

    @Test
    void logicBoxesChangesAPasswordForItsOwner() {
        var reseller = resellers.open("own-lb", 1);
        Mailbox mailbox = reseller.mailbox(0);
        String now = fresh();
        reseller.account.put(mailbox.address, Map.of("password", now));
        SignedInAs here = sessions.owner(reseller.tenant, mailbox);
        assertThat(password(here, fresh(), fresh()).statusCode()).isEqualTo(422);
        String next = fresh();
        assertThat(password(here, now, next).statusCode()).isEqualTo(303);
        assertThat(reseller.account.mailbox(mailbox.address).get("password").asText())
                .isEqualTo(next);
    }

    @Test
    void whereNobodyCanCheckThePresentPasswordThePageSaysThatALinkIsNeeded() {
        var reseller = hosted.open("own-atmail", At.of(AtmailControl.here().account("own-atmail.example", 1)));
        SignedInAs here = sessions.owner(reseller.tenant, reseller.mailbox(0));
        here.request()
                .get("/own-atmail/me/password")
                .then()
                .statusCode(200)
                .body(containsString("needs a personal link"))
                .body(not(containsString("type=\"password\"")));
        assertThat(password(here, "any", fresh()).statusCode()).isEqualTo(404);
        here.request().get("/own-atmail/me").then().statusCode(200);
    }

    @Test
    void whatTheTenantSwitchesOffIsNeitherShownNorThere() {
        var reseller = madeUp.open("own-off", 1);
        Mailbox mailbox = row(reseller, 1);
        SignedInAs here = sessions.owner(reseller.tenant, mailbox);
        String parts = here.request().get("/own-off/me").asString();
        assertThat(parts).contains("/me/password", "/me/autoresponder", "/me/programs", "/me/history", "/me/sessions");
        sessions.signIn("own-off", Role.OWNER)
                .request()
                .formParams(Map.of(
                        "password",
                        "OFF",
                        "autoresponder",
                        "OFF",
                        "history",
                        "OFF",
                        "settings",
                        "OFF",
                        "sign-out",
                        "OFF"))
                .post(reseller.path(mailbox) + "/self-service")
                .then()
                .statusCode(303);
        String page = here.request()
                .get("/own-off/me")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page)
                .doesNotContain("/me/password", "/me/autoresponder", "/me/programs", "/me/history", "/me/sessions");
        for (String gone : List.of("password", "autoresponder", "programs", "history", "sessions")) {
            here.request().get("/own-off/me/" + gone).then().statusCode(404);
        }
        assertThat(password(here, MADE_UP, fresh()).statusCode()).isEqualTo(404);
        for (String gone :
                List.of("autoresponder", "autoresponder/preview", "sessions/delete", "sessions/others/delete")) {
            here.request()
                    .formParams(Map.of("message", "m", "enabled", "true", "session", UUID.randomUUID()))
                    .post("/own-off/me/" + gone)
                    .then()
                    .statusCode(404);
        }
        assertThat(reseller.upstream(mailbox.address).hasPassword(MADE_UP)).isTrue();
        assertThat(reseller.upstream(mailbox.address).reply.enabled()).isFalse();
    }

    @Test
    void anAutomaticReplyIsSetAndReadBackAndItsLastSetterIsTheTenant() {
        var reseller = madeUp.open("own-reply", 1);
        Mailbox mailbox = row(reseller, 1);
        SignedInAs staff = sessions.signIn("own-reply", Role.OWNER);
        staff.request()
                .formParams(Map.of("enabled", "true", "message", "By the staff", "subject", "Away"))
                .post(reseller.path(mailbox) + "/autoresponder")
                .then()
                .statusCode(303);
        SignedInAs here = sessions.owner(reseller.tenant, mailbox);
        reseller.account.refuse("read-autoresponder", Kind.UNEXPECTED);
        here.request()
                .get("/own-reply/me/autoresponder")
                .then()
                .statusCode(200)
                .body(containsString("Set by own-reply"))
                .body(not(containsString("Test owner")));
        reseller.account.clearFaults();
        here.request()
                .formParams(Map.of("enabled", "true", "message", "Back soon", "end-date", "not a day"))
                .post("/own-reply/me/autoresponder")
                .then()
                .statusCode(422)
                .body(containsString("Back soon"))
                .body(containsString("endDate-error"));
        Response done = here.request()
                .formParams(Map.of("enabled", "true", "message", "Back soon", "subject", "S", "end-date", "2099-12-31"))
                .post("/own-reply/me/autoresponder");
        done.then().statusCode(303);
        here.request().get(path(done)).then().body(containsString("Your automatic reply is saved"));
        assertThat(reseller.upstream(mailbox.address).reply.message()).isEqualTo("Back soon");
        here.request().get("/own-reply/me").then().body(containsString("until the end of 2099-12-31"));
        here.request()
                .formParams(Map.of("enabled", "true", "message", "Only looking"))
                .post("/own-reply/me/autoresponder/preview")
                .then()
                .statusCode(200)
                .body(containsString("Only looking"))
                .body(containsString("Without a last day"));
        assertThat(reseller.upstream(mailbox.address).reply.message()).isEqualTo("Back soon");
    }

    @Test
    void historyTellsWhichSideItWasAndNamesNobodyAndNoOtherMailbox() {
        var reseller = madeUp.open("own-history", 2);
        Mailbox mailbox = row(reseller, 1);
        SignedInAs staff = sessions.signIn("own-history", Role.SUPPORT);
        details(staff, reseller.path(mailbox));
        details(staff, reseller.path(row(reseller, 2)));
        staff.request()
                .formParams(Map.of("text", "Pays late", "tags", ""))
                .post(reseller.path(mailbox) + "/note")
                .then()
                .statusCode(303);
        reseller.upstream(mailbox.address)
                .log
                .add(new LogEntry(
                        clock.instant().minus(Duration.ofDays(3)),
                        "ops@made-up.example",
                        "panel",
                        "ops@made-up.example changed spam folder"));
        Response entered = Door.of("own-history").knock(mailbox.address, MADE_UP);
        String page = Door.of("own-history")
                .inside(entered)
                .get("/own-history/me/history")
                .asString();
        assertThat(page)
                .contains("own-history", "Your mail provider", "changed spam folder", "Signed in to these pages", "You")
                .doesNotContain("Test support", "Pays late", "Note", "ops@made-up.example", row(reseller, 2).address);
        assertThat(Jsoup.parse(page).select(".story li")).hasSize(3);
    }

    @Test
    void historyOfAnotherMailboxAndItsChangesAndSessionsAreOutOfReach() {
        var reseller = madeUp.open("own-others", 2);
        SignedInAs here = sessions.owner(reseller.tenant, row(reseller, 1));
        SignedInAs there = sessions.owner(reseller.tenant, row(reseller, 2));
        String change = path(password(there, MADE_UP, fresh())).replaceAll(".*change=", "");
        here.request().get("/own-others/me/change?id=" + change).then().statusCode(404);
        here.request()
                .get("/own-others/me?change=" + change)
                .then()
                .statusCode(200)
                .body(not(containsString("changed.")));
        there.request().get("/own-others/me/change?id=" + change).then().statusCode(200);
        here.request()
                .formParam("session", there.sessionId())
                .post("/own-others/me/sessions/delete")
                .then()
                .statusCode(404);
        there.request().get("/own-others/me").then().statusCode(200);
    }

    @Test
    void signingOutEverywhereEndsOtherSessionsAndThoseOfMailProgramsWhereTheProviderCan() {
        var reseller = madeUp.open("own-everywhere", 1);
        Mailbox mailbox = row(reseller, 1);
        SignedInAs here = sessions.owner(reseller.tenant, mailbox);
        SignedInAs there = sessions.owner(reseller.tenant, mailbox);
        Response done = here.request().post("/own-everywhere/me/sessions/others/delete");
        done.then().statusCode(303).header("Location", containsString("/me?change="));
        assertThat(reseller.account.calls("sign-out")).isEqualTo(1);
        there.request().get("/own-everywhere/me").then().statusCode(303);
        here.request().get(path(done)).then().statusCode(200).body(containsString("signed out everywhere else"));

        var without = resellers.open("own-everywhere-lb", 1);
        SignedInAs one = sessions.owner(without.tenant, without.mailbox(0));
        SignedInAs other = sessions.owner(without.tenant, without.mailbox(0));
        one.request()
                .get("/own-everywhere-lb/me/sessions")
                .then()
                .body(containsString("offers no way to sign mail programs out"));
        one.request()
                .post("/own-everywhere-lb/me/sessions/others/delete")
                .then()
                .statusCode(303)
                .header("Location", containsString("/me/sessions"));
        other.request().get("/own-everywhere-lb/me").then().statusCode(303);
    }

    @Test
    void oneOfTheOwnSessionsIsEndedAndTheOneAtHandByItsOwnButton() {
        var reseller = madeUp.open("own-sessions", 1);
        Mailbox mailbox = row(reseller, 1);
        SignedInAs here = sessions.owner(reseller.tenant, mailbox);
        SignedInAs there = sessions.owner(reseller.tenant, mailbox);
        here.request()
                .formParam("session", there.sessionId())
                .post("/own-sessions/me/sessions/delete")
                .then()
                .statusCode(303);
        there.request().get("/own-sessions/me").then().statusCode(303);
        here.request()
                .post("/own-sessions/me/sign-out")
                .then()
                .statusCode(303)
                .header("Location", containsString("/own-sessions/me/sign-in"));
        here.request().get("/own-sessions/me").then().statusCode(303);
        here.htmx()
                .get("/own-sessions/me/password")
                .then()
                .statusCode(401)
                .body(containsString("/own-sessions/me/sign-in"));
    }

    @Test
    void settingsForMailProgramsComeFromTheProvider() {
        var reseller = resellers.open("own-programs", 1);
        SignedInAs here = sessions.owner(reseller.tenant, reseller.mailbox(0));
        here.request()
                .get("/own-programs/me/programs")
                .then()
                .statusCode(200)
                .body(containsString("IMAP"))
                .body(containsString(reseller.mailbox(0).address));
    }

    private static void details(SignedInAs staff, String mailbox) {
        staff.request()
                .formParams(Map.of("name", "New", "first-name", "New", "last-name", "Name"))
                .post(mailbox + "/details")
                .then()
                .statusCode(303);
    }

    private static Response password(SignedInAs who, String current, String next) {
        return who.request()
                .formParam("current-password", current)
                .formParam("new-password", next)
                .formParam("operation", UUID.randomUUID())
                .post("/" + who.tenant() + "/me/password");
    }

    private static String texts(SignedInAs who, String path) {
        return Jsoup.parse(who.request().get(path).asString()).select(".story").text();
    }

    /** One that every provider's rules and the tenant's take. */
    private static String fresh() {
        return "Zq7x#" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }

    private static Mailbox row(MadeUpResellers.Reseller reseller, int number) {
        return reseller.mailbox("user-0" + number + "@" + reseller.tenant + ".example")
                .orElseThrow();
    }

    private static String path(Response answer) {
        URI location = URI.create(answer.header("Location"));
        return location.getRawPath() + (location.getRawQuery() == null ? "" : "?" + location.getRawQuery());
    }
}
