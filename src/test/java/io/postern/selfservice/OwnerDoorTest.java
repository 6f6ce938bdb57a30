package io.postern.selfservice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.postern.access.Actor;
import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.connection.Connection;
import io.postern.directory.Directory;
import io.postern.directory.Mailbox;
import io.postern.domain.Domain;
import io.postern.embed.BillingSystems;
import io.postern.mailbox.password.Passwords;
import io.postern.mailbox.suspension.Suspensions;
import io.postern.platform.secret.Secret;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.Kind;
import io.postern.sandbox.AtmailControl;
import io.postern.sandbox.OpensrsControl;
import io.postern.sandbox.SandboxControl;
import io.postern.selfservice.limit.SignInLimits;
import io.postern.tenant.Tenant;
import io.postern.tenant.Tenants;
import io.postern.testing.HostedResellers;
import io.postern.testing.HostedResellers.At;
import io.postern.testing.MadeUpResellers;
import io.postern.testing.Resellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who gets in with address and password, and what everybody else learns: nothing. */
@QuarkusTest
class OwnerDoorTest {
    private static final String RIGHT = "Right#" + UUID.randomUUID().toString().substring(0, 8);
    private static final String WRONG = "Wrong#" + UUID.randomUUID().toString().substring(0, 8);
    private static final String MADE_UP = "made-up";

    @Inject
    Resellers resellers;

    @Inject
    HostedResellers hosted;

    @Inject
    MadeUpResellers madeUp;

    @Inject
    TestSessions sessions;

    @Inject
    BillingSystems billing;

    @Inject
    Tenants tenants;

    @Inject
    Directory directory;

    @Inject
    Passwords passwords;

    @Inject
    Suspensions suspensions;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    @Test
    void thePasswordOfAMailboxAtLogicBoxesOpensItsPagesAndNothingElseOfTheTenant() {
        var reseller = resellers.open("door-lb", 2);
        String address = reseller.mailbox(0).address;
        reseller.account.put(address, Map.of("password", RIGHT));
        opens("door-lb", address, reseller.mailbox(1));
    }

    @Test
    void thePasswordOfAMailboxAtOpensrsOpensItsPagesAndNothingElseOfTheTenant() {
        var reseller = hosted.open("door-oma", At.of(OpensrsControl.here().account("door-oma.example", 2)));
        String address = reseller.mailbox(0).address;
        assertThat(Door.of("door-oma").knock(address, RIGHT).statusCode()).isEqualTo(422);
        opens("door-oma", address, OpensrsControl.INITIAL_PASSWORD, reseller.mailbox(1));
    }

    private void opens(String tenant, String address, Mailbox another) {
        opens(tenant, address, RIGHT, another);
    }

    private void opens(String tenant, String address, String password, Mailbox another) {
        Door door = Door.of(tenant);
        Response entered = door.knock(" " + address.toUpperCase(java.util.Locale.ROOT) + " ", password);
        entered.then().statusCode(303).header("Location", containsString("/" + tenant + "/me"));
        assertThat(entered.header("Set-Cookie")).contains("__Host-sid=", "Secure", "HttpOnly", "SameSite=Lax");
        door.inside(entered)
                .get("/" + tenant + "/me")
                .then()
                .statusCode(200)
                .body(containsString(address))
                .body(not(containsString(another.address)));
        door.inside(entered).get("/" + tenant).then().statusCode(303).header("Location", containsString("/me"));
        for (String path : List.of("/mailboxes", "/domains", "/sessions", "/mailboxes/" + another.id, "/connections")) {
            door.inside(entered).get("/" + tenant + path).then().statusCode(403);
        }
        assertThat(given().redirects()
                        .follow(false)
                        .cookie("__Host-esid", entered.cookie("__Host-sid"))
                        .get("/" + tenant + "/embed/me")
                        .statusCode())
                .as("its token is none of frames")
                .isNotEqualTo(404);
    }

    @Test
    void inAFrameTheSessionRidesInTheCookieOfFrames() {
        var reseller = madeUp.open("door-framed", 1);
        billing.open(reseller.tenant, "whmcs-1", "https://billing.example");
        Door door = Door.framed("door-framed");
        for (Response page : List.of(
                given().get("/door-framed/embed/me/sign-in"),
                door.knock("user-01@door-framed.example", WRONG),
                given().redirects().follow(false).get("/door-framed/embed/me"))) {
            assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors https://billing.example;");
            assertThat(page.header("X-Frame-Options")).isNull();
        }
        given().redirects()
                .follow(false)
                .get("/door-framed/embed/me/password")
                .then()
                .statusCode(303)
                .header(
                        "Location",
                        containsString("/door-framed/embed/me/sign-in?return=%2Fdoor-framed%2Fme%2Fpassword"));
        Response entered = door.browser()
                .formParam("address", "user-01@door-framed.example")
                .formParam("password", MADE_UP)
                .formParam("return", "/door-framed/me/password")
                .post("/door-framed/embed/me/sign-in");
        entered.then().statusCode(303).header("Location", containsString("/door-framed/embed/me/password"));
        assertThat(entered.header("Set-Cookie")).contains("__Host-esid=", "SameSite=None", "Partitioned");
        door.inside(entered)
                .get("/door-framed/embed/me")
                .then()
                .statusCode(200)
                .body(containsString("/door-framed/embed/me/password"));
    }

    @Test
    void inAFrameWithoutCookiesACodeLeadsFromTheDoorToTheSessionOnce() {
        var reseller = madeUp.open("door-carried", 1);
        billing.open(reseller.tenant, "whmcs-1", "https://billing.example");
        Door door = Door.framed("door-carried");
        Response entered = door.browser()
                .header("HX-Request", "true")
                .formParam("address", "user-01@door-carried.example")
                .formParam("password", MADE_UP)
                .post("/door-carried/embed/me/sign-in");
        assertThat(entered.statusCode()).isEqualTo(204);
        String enter = entered.header("Postern-Enter");
        assertThat(enter).startsWith("/door-carried/embed/me?signed-in=1#hand-over=");
        given().redirects()
                .follow(false)
                .get("/door-carried/embed/me?signed-in=1")
                .then()
                .statusCode(401)
                .body(containsString("Your browser keeps nobody signed in"))
                .body(containsString("action=\"/door-carried/embed/hand-over\""))
                .body(not(containsString("type=\"password\"")));
        String code = enter.substring(enter.lastIndexOf('=') + 1);
        Response carried = handOver(door, code);
        assertThat(carried.statusCode()).isEqualTo(200);
        given().header("Postern-Session", carried.jsonPath().getString("token"))
                .get("/door-carried/embed/me")
                .then()
                .statusCode(200)
                .body(containsString("user-01@door-carried.example"));
        assertThat(handOver(door, code).statusCode()).isEqualTo(403);
        assertThat(door.inside(entered).get("/door-carried/embed/me").statusCode())
                .as("it was moved, not copied")
                .isEqualTo(303);
        assertThat(door.knock("user-01@door-carried.example", WRONG).header("Postern-Enter"))
                .isNull();
    }

    private static Response handOver(Door door, String code) {
        return door.browser()
                .header("Accept", "application/json")
                .formParam("code", code)
                .post("/" + door.tenant() + "/embed/hand-over");
    }

    @Test
    void whoeverWantedAPageGetsItAndNoOtherSite() {
        madeUp.open("door-return", 1);
        for (var wanted : Map.of(
                        "/door-return/me/history", "/door-return/me/history",
                        "/door-return/mailboxes", "/door-return/me",
                        "/door-return/media", "/door-return/me",
                        "//evil.example/door-return/me", "/door-return/me",
                        "https://evil.example/", "/door-return/me")
                .entrySet()) {
            String location = Door.of("door-return")
                    .browser()
                    .formParam("address", "user-01@door-return.example")
                    .formParam("password", MADE_UP)
                    .formParam("return", wanted.getKey())
                    .post("/door-return/me/sign-in")
                    .header("Location");
            assertThat(location).as(wanted.getKey()).endsWith(wanted.getValue());
        }
    }

    @Test
    void aWrongPasswordAndAnAddressThatIsNotThereAreAnsweredAlikeUntilBothHaveToWait() {
        var reseller = madeUp.open("door-alike", 1);
        String known = "user-01@door-alike.example";
        for (String unknown : List.of("nobody@door-alike.example", "user-01@not-ours.example")) {
            reseller.account.clearCalls();
            for (int tries = 1; tries <= 4; tries++) {
                Response one = Door.of("door-alike").knock(known, WRONG);
                Response other = Door.of("door-alike").knock(unknown, WRONG);
                assertThat(one.statusCode()).isEqualTo(tries <= 3 ? 422 : 429);
                assertThat(other.statusCode()).isEqualTo(one.statusCode());
                assertThat(plain(other, unknown)).isEqualTo(plain(one, known));
                if (tries == 4) {
                    assertThat(Integer.parseInt(one.header("Retry-After"))).isBetween(1, 10);
                    assertThat(Integer.parseInt(other.header("Retry-After"))).isBetween(1, 10);
                    assertThat(one.asString()).contains("too many tries", "value=\"" + known + "\"");
                }
                assertThat(one.asString() + other.asString()).doesNotContain(WRONG);
            }
            assertThat(reseller.account.calls("authenticate"))
                    .as("only addresses of ours are asked about, and none while it has to wait")
                    .isEqualTo(3);
            begins(reseller.tenant.value(), known);
        }
    }

    @Inject
    SignInLimits limits;

    /** As after the right password. */
    private void begins(String tenant, String address) {
        limits.right(new SignInLimits.Try(new TenantId(tenant), address, "127.0.0.1"));
    }

    /** The exact difference is measured by the benchmark; here only that the wait follows the provider. */
    @Test
    void anAddressThatIsNotThereTakesAsLongAsOneThatIs() {
        var account = SandboxControl.here().account("door-time.example", 14);
        var reseller = resellers.open("door-time", account);
        account.fault(SandboxControl.Fault.latency(500));
        try {
            long is = 0;
            for (int number = 0; number < 4; number++) {
                is += millis(reseller.mailbox(number).address);
            }
            long isNot = 0;
            for (int number = 0; number < 4; number++) {
                isNot += millis("nobody-" + number + "@door-time.example");
            }
            assertThat(is).isGreaterThan(4 * 500);
            assertThat(isNot).isGreaterThan(4 * 500);
        } finally {
            account.clearFaults();
        }
    }

    private static long millis(String address) {
        long began = System.nanoTime();
        Door.of("door-time").knock(address, WRONG).then().statusCode(422);
        return (System.nanoTime() - began) / 1_000_000;
    }

    @Test
    void aProviderInTroubleIsToldToNobodyWhoHasNotSignedIn() {
        var reseller = madeUp.open("door-trouble", 1);
        for (Kind kind : List.of(Kind.UNAVAILABLE, Kind.CREDENTIALS, Kind.UNEXPECTED)) {
            reseller.account.refuse("authenticate", kind);
            Response one = Door.of("door-trouble").knock("user-01@door-trouble.example", MADE_UP);
            assertThat(one.statusCode()).isEqualTo(422);
            assertThat(plain(one, "user-01@door-trouble.example"))
                    .isEqualTo(plain(
                            Door.of("door-trouble").knock("nobody@door-trouble.example", MADE_UP),
                            "nobody@door-trouble.example"));
            reseller.account.clearFaults();
        }
    }

    @Test
    void theMailboxOfAnotherTenantIsNotThere() {
        var home = madeUp.open("door-home", 1);
        madeUp.open("door-abroad", 1);
        home.account.clearCalls();
        assertThat(Door.of("door-abroad")
                        .knock("user-01@door-home.example", MADE_UP)
                        .statusCode())
                .isEqualTo(422);
        assertThat(home.account.calls()).isZero();
    }

    @Test
    void aDomainThatIsParkedIsNotThere() {
        var reseller = madeUp.open("door-parked", 1);
        Door door = Door.of("door-parked");
        Response entered = door.knock("user-01@door-parked.example", MADE_UP);
        door.inside(entered).get("/door-parked/me").then().statusCode(200);
        tenancy.inTenant(reseller.tenant, () -> {
            entities.find(Domain.class, reseller.domain.id).parkedAt = clock.instant();
        });
        door.inside(entered).get("/door-parked/me").then().statusCode(303);
        reseller.account.clearCalls();
        door.knock("user-01@door-parked.example", MADE_UP).then().statusCode(422);
        assertThat(reseller.account.calls()).isZero();
    }

    @Test
    void aTenantThatIsClosedLetsNobodyInAndAsksNobody() {
        var reseller = madeUp.open("door-closed", 1);
        Door door = Door.of("door-closed");
        Response entered = door.knock("user-01@door-closed.example", MADE_UP);
        door.inside(entered).get("/door-closed/me").then().statusCode(200);
        tenancy.asSystem(() -> {
            entities.find(Tenant.class, "door-closed").parkedAt = clock.instant();
            return null;
        });
        tenants.forget(reseller.tenant);
        reseller.account.clearCalls();
        door.inside(entered).get("/door-closed/me").then().statusCode(303);
        door.knock("user-01@door-closed.example", MADE_UP).then().statusCode(422);
        assertThat(reseller.account.calls()).isZero();
    }

    @Test
    void aSessionEndsWithItsMailboxAndWithASuspensionAndWithAPasswordThatTheStaffSet() {
        var reseller = madeUp.open("door-ends", 3);
        Door door = Door.of("door-ends");
        var gone = door.knock("user-01@door-ends.example", MADE_UP);
        var stopped = door.knock("user-02@door-ends.example", MADE_UP);
        var changed = door.knock("user-03@door-ends.example", MADE_UP);
        for (Response entered : List.of(gone, stopped, changed)) {
            door.inside(entered).get("/door-ends/me").then().statusCode(200);
        }
        directory.forget(reseller.tenant, row(reseller, 1).id);
        suspensions.suspend(reseller.tenant, Actor.SYSTEM, null, reseller.target(row(reseller, 2)));
        passwords.set(
                reseller.tenant,
                Actor.SYSTEM,
                null,
                reseller.target(row(reseller, 3)),
                Secret.of("Brand-New-Secret-9"),
                false);
        for (Response entered : List.of(gone, stopped, changed)) {
            door.inside(entered)
                    .get("/door-ends/me")
                    .then()
                    .statusCode(303)
                    .header("Location", containsString("/door-ends/me/sign-in"));
        }
    }

    @Test
    void wrongPasswordsNeverCountAgainstTheConnection() {
        var reseller = hosted.open("door-breaker", At.of(OpensrsControl.here().account("door-breaker.example", 18)));
        for (int number = 0; number < 18; number++) {
            Door.of("door-breaker")
                    .knock(reseller.mailbox(number).address, WRONG)
                    .then()
                    .statusCode(422);
        }
        assertThat(reseller.health()).isNotEqualTo(Connection.Health.REFUSED);
        Mailbox mailbox = reseller.mailbox(0);
        assertThat(reseller.provider().read(reseller.ref(mailbox)).address()).hasToString(mailbox.address);
        String page = sessions.signIn("door-breaker", Role.OWNER)
                .request()
                .get("/door-breaker/mailboxes/" + mailbox.id)
                .asString();
        assertThat(page).contains("Read from the provider just now").doesNotContain("This is our copy");
    }

    @Test
    void whoeverTriesFromElsewhereDoesNotKeepTheOwnerOutOfABrowserThatHeHasUsed() {
        madeUp.open("door-known", 2);
        String address = "user-01@door-known.example";
        Door door = Door.of("door-known");
        String known = door.knock(address, MADE_UP).cookie("__Host-known");
        String another = door.knock("user-02@door-known.example", MADE_UP).cookie("__Host-known");
        for (int tries = 0; tries < 4; tries++) {
            door.knock(address, WRONG);
        }
        door.knock(address, MADE_UP).then().statusCode(429);
        for (String useless : List.of(another, "", "AAAA", known.substring(4))) {
            assertThat(with(door, useless, address, MADE_UP)).as(useless).isEqualTo(429);
        }
        assertThat(with(door, known, address, MADE_UP)).isEqualTo(303);
        for (int tries = 0; tries < 3; tries++) {
            assertThat(with(door, known, address, WRONG)).isEqualTo(422);
        }
        assertThat(with(door, known, address, MADE_UP))
                .as("it has limits of its own")
                .isEqualTo(429);
    }

    private static int with(Door door, String known, String address, String password) {
        return door.browser()
                .cookie("__Host-known", known)
                .formParam("address", address)
                .formParam("password", password)
                .post(door.path() + "/sign-in")
                .statusCode();
    }

    @Test
    void whatABrowserSaysAboutItsAddressIsNotBelieved() {
        madeUp.open("door-proxy", 1);
        int through = 0;
        for (int i = 0; i < 30; i++) {
            int status = Door.of("door-proxy")
                    .browser()
                    .header("X-Forwarded-For", "10." + i + ".0.1")
                    .header("Forwarded", "for=10." + i + ".0.1")
                    .formParam("address", "guess-" + i + "@door-proxy.example")
                    .formParam("password", WRONG)
                    .post("/door-proxy/me/sign-in")
                    .statusCode();
            through += status == 422 ? 1 : 0;
        }
        assertThat(through).isBetween(20, 22);
    }

    @Test
    void whereNoProviderChecksPasswordsAPersonalLinkIsNeededWhateverTheAddress() {
        var account = AtmailControl.here().account("door-atmail.example", 1);
        var reseller = hosted.open("door-atmail", At.of(account));
        account.clearJournal();
        given().get("/door-atmail/me/sign-in")
                .then()
                .statusCode(200)
                .body(containsString("A personal link is needed"))
                .body(not(containsString("type=\"password\"")));
        Response known = Door.of("door-atmail").knock(reseller.mailbox(0).address, WRONG);
        Response unknown = Door.of("door-atmail").knock("nobody@door-atmail.example", WRONG);
        assertThat(known.statusCode()).isEqualTo(422);
        assertThat(plain(known, reseller.mailbox(0).address))
                .isEqualTo(plain(unknown, "nobody@door-atmail.example"))
                .contains("A personal link is needed");
        assertThat(account.journal()).isEmpty();
    }

    @Test
    void onlyAPageOfOursCanPostAPassword() {
        madeUp.open("door-sites", 1);
        for (String site : List.of("cross-site", "same-site", "none")) {
            given().redirects()
                    .follow(false)
                    .header("Sec-Fetch-Site", site)
                    .formParam("address", "user-01@door-sites.example")
                    .formParam("password", MADE_UP)
                    .post("/door-sites/me/sign-in")
                    .then()
                    .statusCode(403);
        }
        given().redirects()
                .follow(false)
                .formParam("address", "user-01@door-sites.example")
                .formParam("password", MADE_UP)
                .post("/door-sites/me/sign-in")
                .then()
                .statusCode(403);
    }

    @Test
    void whatIsMissingIsSaidAtItsField() {
        madeUp.open("door-fields", 1);
        Response answer = Door.of("door-fields").knock("no address", "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).contains("id=\"address-error\"", "id=\"password-error\"", "value=\"no address\"");
    }

    private static Mailbox row(MadeUpResellers.Reseller reseller, int number) {
        return reseller.mailbox("user-0" + number + "@" + reseller.tenant + ".example")
                .orElseThrow();
    }

    /** Without what differs between any two answers. */
    private static String plain(Response answer, String address) {
        return answer.asString()
                .replace(address, "ADDRESS")
                .replaceAll("nonce=\"[^\"]*\"", "")
                .replaceAll("in \\d+ seconds", "in a while");
    }
}
