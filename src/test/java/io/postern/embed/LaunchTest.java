package io.postern.embed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A billing system sends its customer into the frame. */
@QuarkusTest
class LaunchTest {
    private static final String HOST = "https://billing.example";

    @Inject
    MadeUpResellers resellers;

    @Inject
    BillingSystems billing;

    @Inject
    TestSessions sessions;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Inject
    TestSessions staff;

    @TestHTTPResource
    URI portal;

    @Test
    void aLaunchMakesASessionForTheFrameAndLeadsToTheList() {
        var reseller = resellers.open("launch-in", 2);
        reseller.domain("launch-in-other.example", null);
        var system = billing.open(reseller.tenant, "whmcs-1", HOST);
        Response launched = launch(reseller.tenant, system.token(Map.of("domains", List.of("launch-in.example"))));
        launched.then().statusCode(303).header("Location", containsString("/launch-in/embed/mailboxes"));
        assertThat(launched.header("Location")).doesNotContain("#", "token");
        assertThat(launched.header("Content-Security-Policy")).contains("frame-ancestors " + HOST + ";");
        assertThat(launched.header("X-Frame-Options")).isNull();
        assertThat(launched.headers().getValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("__Host-esid=")
                .endsWith("; Path=/; Secure; HttpOnly; SameSite=None; Partitioned");
        framed(launched)
                .get("/launch-in/embed/mailboxes")
                .then()
                .statusCode(200)
                .body(containsString("user-01@launch-in.example"))
                .body(not(containsString("<header class=\"top\"")));
        framed(launched)
                .get("/launch-in/embed/domains")
                .then()
                .statusCode(200)
                .body(containsString("launch-in.example"))
                .body(not(containsString("launch-in-other.example")));
        given().redirects()
                .follow(false)
                .cookie("__Host-sid", launched.cookie("__Host-esid"))
                .get("/launch-in/mailboxes")
                .then()
                .statusCode(303);
        Object[] row = row(
                reseller.tenant,
                "select via, role, name, expires_at - created_at = interval '4 hours'"
                        + " and member_id is null from session where via = 'launch'");
        assertThat(row).containsExactly("launch", "CUSTOMER_ADMIN", "Carla Customer", true);
    }

    @Test
    void allThreeKindsOfKeysAreTaken() {
        var reseller = resellers.open("launch-keys", 0);
        for (SigningKey key : List.of(SigningKey.ed25519("k1"), SigningKey.es256("k1"), SigningKey.hs256("k1"))) {
            var system = billing.open(reseller.tenant, "box-" + key.algorithm, key, HOST);
            launch(reseller.tenant, system.token(Map.of("domains", List.of("launch-keys.example"))))
                    .then()
                    .statusCode(303);
        }
    }

    @Test
    void aLaunchOpensTheMailboxThatItNames() {
        var reseller = resellers.open("launch-target", 1);
        var system = billing.open(reseller.tenant, "whmcs-1", HOST);
        UUID id = reseller.mailbox("user-01@launch-target.example").orElseThrow().id;
        launch(
                        reseller.tenant,
                        system.token(Map.of(
                                "domains",
                                List.of("launch-target.example"),
                                "mailbox",
                                "user-01@launch-target.example",
                                "target",
                                "mailbox")))
                .then()
                .statusCode(303)
                .header("Location", containsString("/launch-target/embed/mailboxes/" + id));
        launch(reseller.tenant, system.token(Map.of("domains", List.of("launch-target.example"), "target", "domains")))
                .then()
                .header("Location", containsString("/launch-target/embed/domains"));
    }

    @Test
    void aCustomersLaunchSeesThatCustomersDomainsOnly() {
        var reseller = resellers.open("launch-customer", 1);
        UUID customer = sessions.customer("launch-customer", "c17");
        reseller.domain("launch-c17.example", customer);
        var system = billing.open(reseller.tenant, "whmcs-1", HOST);
        Response launched = launch(reseller.tenant, system.token(Map.of("customer", "c17")));
        framed(launched)
                .get("/launch-customer/embed/domains")
                .then()
                .statusCode(200)
                .body(containsString("launch-c17.example"))
                .body(not(containsString("launch-customer.example")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"manager", "support", "viewer", "customer-admin"})
    void noLaunchReachesSettings(String role) {
        String slug = "launch-" + role;
        var reseller = resellers.open(slug, 0);
        var system = billing.open(reseller.tenant, "whmcs-1", HOST);
        Response launched =
                launch(reseller.tenant, system.token(Map.of("role", role, "domains", List.of(slug + ".example"))));
        framed(launched).get("/" + slug + "/embed/mailboxes").then().statusCode(200);
        for (String page : List.of("connections", "connections/new", "members")) {
            framed(launched).get("/" + slug + "/embed/" + page).then().statusCode(403);
        }
    }

    @Test
    void themeAndWayBackOfTheHostAreKept() {
        var reseller = resellers.open("launch-looks", 0);
        var system = billing.open(reseller.tenant, "whmcs-1", HOST);
        Response launched = launch(
                reseller.tenant,
                system.token(Map.of(
                        "domains",
                        List.of("launch-looks.example"),
                        "theme",
                        "dark",
                        "locale",
                        "de-CH",
                        "return_url",
                        HOST + "/clientarea.php?id=1")));
        framed(launched)
                .get("/launch-looks/embed/mailboxes")
                .then()
                .statusCode(200)
                .body(containsString("data-theme=\"dark\""))
                .body(containsString("data-frame-origins=\"" + HOST + "\""))
                .body(containsString("href=\"" + HOST + "/clientarea.php?id=1\" target=\"_top\""));
        framed(launched)
                .header("Accept-Language", "fr")
                .get("/launch-looks/embed/trouble/language")
                .then()
                .statusCode(200)
                .body(equalTo("de-CH"));
    }

    @Test
    void aSecondPresentationIsTakenOnlyFromTheBrowserOfTheFirst() {
        var reseller = resellers.open("launch-twice", 0);
        var system = billing.open(reseller.tenant, "whmcs-1", HOST);
        String token = system.token(Map.of("domains", List.of("launch-twice.example")));
        Response first = launch(reseller.tenant, token);
        first.then().statusCode(303);
        launch(reseller.tenant, token).then().statusCode(403).header("Set-Cookie", equalTo(null));
        post(framed(first), reseller.tenant, token)
                .then()
                .statusCode(303)
                .header("Location", containsString("/launch-twice/embed/mailboxes"))
                .header("Set-Cookie", equalTo(null));
        Response another = post(
                framed(first),
                reseller.tenant,
                system.token(Map.of("domains", List.of("launch-twice.example"), "sub", "another")));
        another.then().statusCode(303);
        framed(first).get("/launch-twice/embed/mailboxes").then().statusCode(401);
        post(framed(first), reseller.tenant, token).then().statusCode(403);
    }

    @Test
    void aSecondTabOfTheSamePersonSharesTheSessionOfTheFirstAndAnybodyElseEndsIt() {
        var reseller = resellers.open("launch-tabs", 1);
        reseller.domain("launch-tabs-two.example", null);
        var system = billing.open(reseller.tenant, "whmcs-1", HOST);
        Map<String, Object> claims = Map.of("domains", List.of("launch-tabs.example"), "theme", "dark");
        Response first = launch(reseller.tenant, system.token(claims));
        String csrf = csrf(first);
        Response second = post(
                framed(first),
                reseller.tenant,
                system.token(Map.of("domains", List.of("launch-tabs.example"), "theme", "light")));
        second.then().statusCode(303).header("Set-Cookie", equalTo(null));
        assertThat(csrf(first)).as("forms of the first tab are good still").isEqualTo(csrf);
        framed(first).get("/launch-tabs/embed/mailboxes").then().body(containsString("data-theme=\"light\""));
        assertThat(sessions("launch-tabs")).isEqualTo(1);

        // not for ever: its end does not move
        tenancy.inTenant(reseller.tenant, () -> {
            entities.createNativeQuery("update session set created_at = created_at - interval '2 hours'")
                    .executeUpdate();
        });
        Response later = post(framed(first), reseller.tenant, system.token(claims));
        assertThat(later.cookie("__Host-esid")).isNotNull();
        framed(first).get("/launch-tabs/embed/mailboxes").then().statusCode(401);

        for (Map<String, Object> other : List.<Map<String, Object>>of(
                Map.of("domains", List.of("launch-tabs.example"), "sub", "another"),
                Map.of("domains", List.of("launch-tabs.example"), "role", "viewer"),
                Map.of("domains", List.of("launch-tabs.example", "launch-tabs-two.example")))) {
            Response mine = launch(reseller.tenant, system.token(claims));
            Response theirs = post(framed(mine), reseller.tenant, system.token(other));
            assertThat(theirs.cookie("__Host-esid")).as(other.toString()).isNotNull();
            framed(mine).get("/launch-tabs/embed/mailboxes").then().statusCode(401);
        }
    }

    private static String csrf(Response launched) {
        return framed(launched)
                .get("/launch-tabs/embed/mailboxes")
                .asString()
                .replaceFirst("(?s).*\"csrf\":\"([^\"]+)\".*", "$1");
    }

    private long sessions(String slug) {
        return ((Number) row(new TenantId(slug), "select count(*), 0 from session where ended_at is null")[0])
                .longValue();
    }

    @Test
    void ofAThousandPresentationsAtOnceOneWins() throws Exception {
        var reseller = resellers.open("launch-thousand", 0);
        var system = billing.open(reseller.tenant, "whmcs-1", HOST);
        String token = system.token(Map.of("domains", List.of("launch-thousand.example")));
        HttpRequest request = HttpRequest.newBuilder(portal.resolve("/launch-thousand/embed/launch"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "cross-site")
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString("token=" + token))
                .build();
        List<Callable<Integer>> all = new ArrayList<>();
        List<Integer> statuses = new ArrayList<>();
        try (var client = HttpClient.newHttpClient();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < 1000; number++) {
                all.add(() -> client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode());
            }
            for (Future<Integer> answer : threads.invokeAll(all)) {
                statuses.add(answer.get());
            }
        }
        assertThat(statuses).filteredOn(status -> status == 303).hasSize(1);
        assertThat(statuses).filteredOn(status -> status != 303).containsOnly(403);
        assertThat(row(reseller.tenant, "select count(*), 1 from session where via = 'launch'")[0])
                .isEqualTo(1L);
    }

    @Test
    void aFrameWithoutCookiesHandsItsVisitorOverToATabOnce() {
        var reseller = resellers.open("launch-over", 1);
        var system = billing.open(reseller.tenant, "whmcs-1", HOST);
        Response launched = post(
                given().redirects().follow(false).header("Sec-Fetch-Dest", "iframe"),
                reseller.tenant,
                system.token(Map.of("domains", List.of("launch-over.example"))));
        String location = launched.header("Location");
        assertThat(location).contains("/launch-over/embed/mailboxes#hand-over=");
        given().get("/launch-over/embed/mailboxes")
                .then()
                .statusCode(401)
                .body(containsString("action=\"/launch-over/embed/hand-over\" target=\"_blank\""));
        String code = location.substring(location.indexOf('=') + 1);
        given().formParam("code", code)
                .header("Sec-Fetch-Site", "cross-site")
                .post("/launch-over/embed/hand-over")
                .then()
                .statusCode(403);
        Response taken = handOver("launch-over", code);
        taken.then().statusCode(303).header("Location", containsString("/launch-over/embed"));
        framed(taken)
                .get("/launch-over/embed/mailboxes")
                .then()
                .statusCode(200)
                .body(containsString("user-01@launch-over.example"));
        framed(launched).get("/launch-over/embed/mailboxes").then().statusCode(401);
        handOver("launch-over", code).then().statusCode(403);
        given().formParam("code", code)
                .header("Sec-Fetch-Site", "same-origin")
                .post("/launch-over/hand-over")
                .then()
                .statusCode(404);
    }

    @Test
    void aHandOverIsTooOldAfterAMinute() {
        var reseller = resellers.open("launch-late", 0);
        var system = billing.open(reseller.tenant, "whmcs-1", HOST);
        Response launched = post(
                given().redirects().follow(false).header("Sec-Fetch-Dest", "iframe"),
                reseller.tenant,
                system.token(Map.of("domains", List.of("launch-late.example"))));
        tenancy.inTenant(reseller.tenant, () -> {
            entities.createNativeQuery("update launch_jti set hand_over_until = hand_over_until - interval '60 s'")
                    .executeUpdate();
        });
        String location = launched.header("Location");
        handOver("launch-late", location.substring(location.indexOf('=') + 1))
                .then()
                .statusCode(403);
    }

    @Test
    void aLaunchedVisitorSignsOut() {
        var reseller = resellers.open("launch-out", 0);
        var system = billing.open(reseller.tenant, "whmcs-1", HOST);
        Response launched = launch(reseller.tenant, system.token(Map.of("domains", List.of("launch-out.example"))));
        String page = framed(launched).get("/launch-out/embed/mailboxes").asString();
        String csrf = page.replaceFirst("(?s).*\"csrf\":\"([^\"]+)\".*", "$1");
        framed(launched)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("csrf", csrf)
                .post("/launch-out/embed/sign-out")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("frame-ancestors " + HOST))
                .body(containsString("You are signed out here"))
                .body(not(containsString("data-session-ended")));
        framed(launched).get("/launch-out/embed/mailboxes").then().statusCode(401);
    }

    @Test
    void whoeverIsRefusedOrNoLongerSignedInIsToldWhomToAsk() {
        var reseller = resellers.open("launch-ask", 0);
        var system = billing.open(reseller.tenant, "whmcs-1", HOST);
        List<Supplier<Response>> pages = List.of(
                () -> launch(reseller.tenant, system.token(Map.of("domains", List.of("nobodys.example")))),
                () -> given().get("/launch-ask/embed/mailboxes"),
                () -> given().get("/launch-ask/me/link?code=unknown"),
                () -> given().header("HX-Request", "true").get("/launch-ask/embed/mailboxes"),
                () -> given().header("HX-Request", "true").get("/launch-ask/mailboxes"));
        pages.forEach(page -> assertThat(page.get().asString()).doesNotContain("Ask for help"));
        SignedInAs owner = staff.signIn("launch-ask", Role.OWNER);
        owner.request()
                .formParam("name", "Launch & Ask")
                .formParam("email", "help@launch-ask.example")
                .formParam("phone", "+41 44 000 00 00")
                .formParam("theme", "")
                .post("/launch-ask/settings/general")
                .then()
                .statusCode(303);
        pages.forEach(page -> assertThat(page.get().asString())
                .contains("Ask for help", "mailto:help@launch-ask.example", "+41 44 000 00 00"));
    }

    @Test
    void whatIsOldIsForgotten() {
        var reseller = resellers.open("launch-old", 0);
        var system = billing.open(reseller.tenant, "whmcs-1", HOST);
        tenancy.inTenant(reseller.tenant, () -> {
            entities.createNativeQuery("insert into launch_jti (tenant_id, issuer, jti, session_id, expires_at)"
                            + " values ('launch-old', 'whmcs-1', 'long-ago', gen_random_uuid(), ?1)")
                    .setParameter(1, Instant.EPOCH)
                    .executeUpdate();
        });
        launch(reseller.tenant, system.token(Map.of("domains", List.of("launch-old.example"))));
        assertThat(row(reseller.tenant, "select count(*), 1 from launch_jti")[0])
                .isEqualTo(1L);
    }

    @Test
    void theHostScriptMayBeLoadedByOtherSites() {
        given().get("/app/js/postern-host.js")
                .then()
                .statusCode(200)
                .header("Cross-Origin-Resource-Policy", equalTo("cross-origin"))
                .body(containsString("data-postern"));
        given().get("/app/js/embed.js").then().header("Cross-Origin-Resource-Policy", equalTo("same-origin"));
    }

    private static Response launch(TenantId tenant, String token) {
        return post(given().redirects().follow(false), tenant, token);
    }

    private static Response post(RequestSpecification request, TenantId tenant, String token) {
        return request.header("Sec-Fetch-Site", "cross-site")
                .header("Origin", HOST)
                .formParam("token", token)
                .post("/" + tenant + "/embed/launch");
    }

    private static Response handOver(String tenant, String code) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("code", code)
                .post("/" + tenant + "/embed/hand-over");
    }

    private static RequestSpecification framed(Response launched) {
        return given().redirects().follow(false).cookie("__Host-esid", launched.cookie("__Host-esid"));
    }

    private Object[] row(TenantId tenant, String query) {
        return tenancy.inTenant(tenant, () ->
                (Object[]) entities.createNativeQuery(query, Object[].class).getSingleResult());
    }
}
