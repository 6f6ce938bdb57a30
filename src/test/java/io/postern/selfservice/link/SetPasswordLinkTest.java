package io.postern.selfservice.link;

import static io.postern.selfservice.link.IssuedLinks.GOOD;
import static io.postern.selfservice.link.IssuedLinks.awaitMail;
import static io.postern.selfservice.link.IssuedLinks.base;
import static io.postern.selfservice.link.IssuedLinks.code;
import static io.postern.selfservice.link.IssuedLinks.issue;
import static io.postern.selfservice.link.IssuedLinks.open;
import static io.postern.selfservice.link.IssuedLinks.state;
import static io.postern.selfservice.link.IssuedLinks.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.postern.access.Role;
import io.postern.access.Scope;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.directory.Mailbox;
import io.postern.mailbox.Mailboxes;
import io.postern.mailbox.OpenMailbox;
import io.postern.platform.secret.Secret;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.Spans;
import io.postern.provider.spi.Kind;
import io.postern.sandbox.AtmailControl;
import io.postern.sandbox.OpensrsControl;
import io.postern.selfservice.limit.SignInLimitConfig;
import io.postern.testing.Canaries;
import io.postern.testing.CapturedLog;
import io.postern.testing.HostedResellers;
import io.postern.testing.MadeUpResellers;
import io.postern.testing.Resellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** An owner sets the password with a link, once; what happens to it is seen by staff, and the code by nobody else. */
@QuarkusTest
class SetPasswordLinkTest {
    @Inject
    MadeUpResellers resellers;

    @Inject
    Resellers logicBoxes;

    @Inject
    HostedResellers hosted;

    @Inject
    TestSessions sessions;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Inject
    IssuedLinks links;

    @Inject
    Mailboxes mailboxes;

    @Inject
    LinkUse uses;

    @Inject
    SignInLimitConfig limits;

    @Inject
    Spans spans;

    @Inject
    Clock clock;

    @Test
    void aLinkSetsThePasswordOnceAndSignsTheOwnerIn() {
        var reseller = resellers.open("link-once", 1);
        Mailbox box = reseller.mailbox("user-01@link-once.example").orElseThrow();
        SignedInAs staff = sessions.signIn("link-once", Role.SUPPORT);
        String url = issue(staff, box, "");
        assertThat(url).startsWith(base() + "/link-once/me/link?code=");
        assertThat(state(staff, box)).startsWith("Waiting");

        Response shown = open(url);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
        assertThat(Jsoup.parse(shown.asString()).select("#rules").text()).contains("12 to 40 characters");
        assertThat(open(url).statusCode()).as("looking at it uses nothing up").isEqualTo(200);
        assertThat(state(staff, box)).startsWith("Opened");

        Response weak = use(url, "link-once-2026!");
        assertThat(weak.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(weak.asString()).select("#newPassword-error").text())
                .contains("It is made of");
        assertThat(weak.asString()).doesNotContain("link-once-2026!");

        Response used = use(url, GOOD);
        assertThat(used.statusCode()).as(used.asString()).isEqualTo(303);
        assertThat(used.header("Location")).endsWith("/link-once/me");
        assertThat(reseller.upstream(box.address).password.reveal()).isEqualTo(GOOD);
        RestAssured.given()
                .cookie("__Host-sid", used.cookie("__Host-sid"))
                .get("/link-once/me")
                .then()
                .statusCode(200);

        assertThat(state(staff, box)).startsWith("Used");
        assertThat(use(url, GOOD + "x").statusCode()).isEqualTo(410);
        assertThat(open(url).statusCode()).isEqualTo(410);
        assertThat(Jsoup.parse(open(url).asString()).text()).contains("It was used already");
        assertThat(reseller.upstream(box.address).password.reveal()).isEqualTo(GOOD);
        assertThat(staff.request().get(reseller.path(box) + "/history").asString())
                .contains(
                        "Link to set the password made",
                        "Link to set the password used",
                        "Personal link",
                        "Password set");
    }

    @Test
    void ofFiftyWhoUseItAtOnceOneWins() throws Exception {
        var reseller = resellers.open("link-race", 1);
        Mailbox box = reseller.mailbox("user-01@link-race.example").orElseThrow();
        String url = issue(sessions.signIn("link-race", Role.OWNER), box, "");
        SetPasswordLink link = links.last(reseller.tenant, box);
        OpenMailbox mailbox = mailboxes.find(reseller.tenant, Scope.ALL, box.id).orElseThrow();
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            Secret password = Secret.of(GOOD + number);
            all.add(() -> uses.use(reseller.tenant, link, mailbox, password, "192.0.2.1")
                    .isPresent());
        }
        int won = 0;
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> each : people.invokeAll(all)) {
                won += each.get() ? 1 : 0;
            }
        }
        assertThat(won).isEqualTo(1);
        assertThat(reseller.account.calls("set-password")).isEqualTo(1);
        assertThat(use(url, GOOD).statusCode()).isEqualTo(410);
    }

    @Test
    void itsTimeEndsAndTheTenantSetsHowLongThatIs() {
        var reseller = resellers.open("link-time", 1);
        Mailbox box = reseller.mailbox("user-01@link-time.example").orElseThrow();
        SignedInAs owner = sessions.signIn("link-time", Role.OWNER);
        assertThat(settings(owner, "0").statusCode()).isEqualTo(422);
        assertThat(settings(owner, "337").statusCode()).isEqualTo(422);
        assertThat(settings(owner, "5").statusCode()).isEqualTo(303);
        String url = issue(owner, box, "");
        SetPasswordLink link = links.last(reseller.tenant, box);
        assertThat(Duration.between(link.createdAt, link.expiresAt)).isEqualTo(Duration.ofHours(5));
        assertThat(link.state(link.expiresAt.minusMillis(1))).isEqualTo(SetPasswordLink.State.WAITING);
        assertThat(link.state(link.expiresAt)).isEqualTo(SetPasswordLink.State.EXPIRED);
        tenancy.inTenant(reseller.tenant, () -> {
            entities.find(SetPasswordLink.class, link.id).expiresAt =
                    clock.instant().minusSeconds(1);
        });
        assertThat(Jsoup.parse(open(url).asString()).text()).contains("Its time is over");
        assertThat(use(url, GOOD).statusCode()).isEqualTo(410);
        assertThat(reseller.account.calls("set-password")).isZero();
        assertThat(state(owner, box)).startsWith("Expired");
    }

    @Test
    void aNewLinkEndsTheOlderOneAndStaffCancel() {
        var reseller = resellers.open("link-again", 1);
        Mailbox box = reseller.mailbox("user-01@link-again.example").orElseThrow();
        SignedInAs staff = sessions.signIn("link-again", Role.SUPPORT);
        String first = issue(staff, box, "");
        String second = issue(staff, box, "");
        assertThat(use(first, GOOD).statusCode()).isEqualTo(410);
        assertThat(Jsoup.parse(open(first).asString()).text()).contains("a newer one took its place");
        assertThat(open(second).statusCode()).isEqualTo(200);
        UUID id = links.last(reseller.tenant, box).id;
        String cancel = reseller.path(box) + "/self-service/link/" + id + "/delete";
        assertThat(staff.request().post(cancel).statusCode()).isEqualTo(303);
        assertThat(open(second).statusCode()).isEqualTo(410);
        assertThat(use(second, GOOD).statusCode()).isEqualTo(410);
        assertThat(state(staff, box)).startsWith("Cancelled");
        assertThat(reseller.account.calls("set-password")).isZero();
    }

    @Test
    void sendingTheSameFormTwiceIsOneLinkAndItIsToldOnce() {
        var reseller = resellers.open("link-twice", 1);
        Mailbox box = reseller.mailbox("user-01@link-twice.example").orElseThrow();
        SignedInAs staff = sessions.signIn("link-twice", Role.SUPPORT);
        String operation = UUID.randomUUID().toString();
        String path = reseller.path(box) + "/self-service/link";
        String first =
                staff.request().formParam("operation", operation).post(path).asString();
        String again =
                staff.request().formParam("operation", operation).post(path).asString();
        String url = Jsoup.parse(first).select("#made").text();
        assertThat(url).isNotEmpty();
        assertThat(again).doesNotContain(url).contains("shown already");
        assertThat(open(url).statusCode()).isEqualTo(200);
    }

    @Test
    void whatTheProviderRefusesLeavesTheLinkAsItWas() {
        var reseller = resellers.open("link-refused", 1);
        Mailbox box = reseller.mailbox("user-01@link-refused.example").orElseThrow();
        String url = issue(sessions.signIn("link-refused", Role.OWNER), box, "");
        reseller.account.refuse("set-password", Kind.PASSWORD_REJECTED);
        Response refused = use(url, GOOD);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.asString()).select("#newPassword-error").text())
                .contains("The provider does not accept this");
        assertThat(use(url, GOOD).statusCode()).isEqualTo(303);
    }

    @Test
    void aLinkIsOfItsTenantOnlyAndNothingElseOpensOne() {
        var reseller = resellers.open("link-mine", 1);
        resellers.open("link-theirs", 1);
        Mailbox box = reseller.mailbox("user-01@link-mine.example").orElseThrow();
        String url = issue(sessions.signIn("link-mine", Role.OWNER), box, "");
        assertThat(open(url.replace("/link-mine/", "/link-theirs/")).statusCode())
                .isEqualTo(410);
        assertThat(open(url.replace("/link-mine/", "/link-nowhere/")).statusCode())
                .isEqualTo(410);
        assertThat(open(url.substring(0, url.length() - 1)).statusCode()).isEqualTo(410);
        assertThat(open(url.replaceAll("\\?.*", "")).statusCode()).isEqualTo(410);
        assertThat(use(url.replace("/link-mine/", "/link-theirs/"), GOOD).statusCode())
                .isEqualTo(410);
        assertThat(RestAssured.given()
                        .header("Sec-Fetch-Site", "cross-site")
                        .formParam("code", code(url))
                        .formParam("new-password", GOOD)
                        .post("/link-mine/me/link")
                        .statusCode())
                .isEqualTo(403);
        assertThat(open(url).statusCode()).isEqualTo(200);
    }

    @Test
    void whoKeepsSendingWhatTheProviderRefusesHasToWaitAndTheLinkStays() {
        var reseller = resellers.open("link-tries", 1);
        Mailbox box = reseller.mailbox("user-01@link-tries.example").orElseThrow();
        String url = issue(sessions.signIn("link-tries", Role.OWNER), box, "");
        for (int tries = 0; tries < 30; tries++) {
            assertThat(use(url, "short").statusCode())
                    .as("what breaks our own rules asks nobody")
                    .isEqualTo(422);
        }
        for (int tries = 0; tries < limits.mailboxTries(); tries++) {
            reseller.account.refuse("set-password", Kind.PASSWORD_REJECTED);
            assertThat(use(url, GOOD).statusCode()).isEqualTo(422);
        }
        Response waiting = use(url, GOOD);
        assertThat(waiting.statusCode()).isEqualTo(429);
        assertThat(waiting.header("Retry-After")).isNotEmpty();
        assertThat(waiting.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(Jsoup.parse(waiting.asString()).select(".error-summary").text())
                .contains("There were too many tries.", "Try again in 10 seconds");
        assertThat(reseller.account.calls("set-password")).isEqualTo(limits.mailboxTries());
        assertThat(open(url).statusCode()).isEqualTo(200);
    }

    @Test
    void linksOfOneNeighbourhoodAreUnderItsLimitTogetherWithSignIns() {
        var reseller = resellers.open("link-range", 2);
        SignedInAs staff = sessions.signIn("link-range", Role.OWNER);
        String url = issue(staff, reseller.mailbox("user-01@link-range.example").orElseThrow(), "");
        for (int tries = 0; tries < limits.rangeTries(); tries++) {
            RestAssured.given()
                    .header("Sec-Fetch-Site", "same-origin")
                    .formParam("address", "nobody-" + tries + "@link-range.example")
                    .formParam("password", "wrong")
                    .post("/link-range/me/sign-in");
        }
        assertThat(use(url, GOOD).statusCode()).isEqualTo(429);
        assertThat(reseller.account.calls("set-password")).isZero();
    }

    @Test
    void whereTheProviderMakesThePasswordThePageSaysSoAndShowsItOnce() {
        var reseller = logicBoxes.open("link-made", 1);
        Mailbox box = reseller.mailbox(0);
        SignedInAs staff = sessions.signIn("link-made", Role.OWNER);
        String url = issue(staff, box, "");
        Document form = Jsoup.parse(open(url).asString());
        assertThat(form.select("#newPassword")).isEmpty();
        assertThat(form.text()).contains("makes a new password for you");
        Response used = use(url, "");
        assertThat(used.statusCode()).isEqualTo(200);
        String made = Jsoup.parse(used.asString()).select("#made").text();
        assertThat(made)
                .isEqualTo(reseller.account.mailbox(box.address).get("password").asText());
        Response again = RestAssured.given()
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("code", code(url))
                .post("/link-made/me/link/made");
        assertThat(again.asString()).doesNotContain(made).contains("shown already");
    }

    @Test
    void anAtmailOwnerSignsInWithALink() {
        var account = AtmailControl.here().account("link-atmail.example", 2);
        var reseller = hosted.open("link-atmail", HostedResellers.At.of(account));
        Mailbox box = any(reseller.tenant);
        String url = issue(sessions.signIn("link-atmail", Role.SUPPORT), box, "");
        Response used = use(url, GOOD);
        assertThat(used.statusCode()).as(used.asString()).isEqualTo(303);
        RestAssured.given()
                .cookie("__Host-sid", used.cookie("__Host-sid"))
                .get("/link-atmail/me")
                .then()
                .statusCode(200);
        account.delete();
    }

    @Test
    void openSrsTakesNoPasswordThatBeginsWithABrace() {
        var account = OpensrsControl.here().account("link-oma.example", 1);
        var reseller = hosted.open("link-oma", HostedResellers.At.of(account));
        Mailbox box = any(reseller.tenant);
        SignedInAs staff = sessions.signIn("link-oma", Role.SUPPORT);
        String url = issue(staff, box, "");
        assertThat(Jsoup.parse(open(url).asString()).select("#rules").text())
                .contains("link-oma: not { at its beginning");
        Response refused = use(url, "{Kiosk.Zoo4-Regen7");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.asString()).select("#newPassword-error").text())
                .contains("{");
        Response byStaff = staff.request()
                .formParam("password-choice", "typed")
                .formParam("new-password", "{Kiosk.Zoo4-Regen7")
                .post("/link-oma/mailboxes/" + box.id + "/password");
        assertThat(byStaff.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(byStaff.asString()).select("#newPassword-error").text())
                .contains("{");
        assertThat(use(url, "Kiosk{Zoo4-Regen7").statusCode()).isEqualTo(303);
        account.delete();
    }

    @Test
    void theCodeIsInNoLogNoSpanNoTableAndNoOtherAddress() throws Exception {
        var reseller = resellers.open("link-canary", 1);
        Mailbox box = reseller.mailbox("user-01@link-canary.example").orElseThrow();
        SignedInAs staff = sessions.signIn("link-canary", Role.SUPPORT);
        var log = new CapturedLog();
        log.start();
        spans.record();
        List<SpanData> seen;
        var canaries = new Canaries();
        try {
            String url = issue(staff, box, "home@link-canary-elsewhere.example");
            canaries.add("code", code(url));
            canaries.add("password", GOOD);
            var _ = links.sent("home@link-canary-elsewhere.example");
            awaitMail(staff, box, "mailed to");
            open(url);
            assertThat(use(url, "weak").header("Location")).isNull();
            assertThat(canaries.in(use(url, GOOD).header("Location"))).isEmpty();
            open(url);
            RestAssured.given()
                    .header("Sec-Fetch-Site", "same-origin")
                    .delete("/link-canary/me/link?code=" + code(url));
            assertThat(canaries.in(staff.request()
                            .get(reseller.path(box) + "/self-service")
                            .asString()))
                    .isEmpty();
        } finally {
            seen = spans.stop();
            log.stop();
        }
        assertThat(seen).as("spans were recorded").isNotEmpty();
        assertThat(seen)
                .allSatisfy(span -> assertThat(canaries.in(span.toString())).isEmpty());
        assertThat(log.lines()).allSatisfy(line -> assertThat(canaries.in(line)).isEmpty());
        assertThat(canaries.inDatabase()).isEmpty();
    }

    private static Response settings(SignedInAs owner, String hours) {
        return owner.request()
                .formParam("minimum-length", "12")
                .formParam("link-hours", hours)
                .post("/" + owner.tenant() + "/settings/self-service");
    }

    private Mailbox any(TenantId tenant) {
        return tenancy.inTenant(tenant, () -> entities.createQuery("from Mailbox order by address", Mailbox.class)
                .setMaxResults(1)
                .getSingleResult());
    }
}
