package io.postern.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.platform.tenancy.TenantId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every route that changes something, asked below {@code embed} by each way in which a session travels there: refused
 * to all who are not the page in the frame, and open to that page.
 */
@QuarkusTest
class FramedMatrixTest {
    private static final String SLUG = "framed-matrix";

    @Inject
    TestSessions sessions;

    @Inject
    @Any
    Instance<RouteFixture> fixtures;

    enum Carrier {
        COOKIE,
        HEADER;

        RequestSpecification request(TestSessions.SignedInAs who) {
            RequestSpecification request = given().redirects().follow(false);
            return this == COOKIE
                    ? request.cookie("__Host-esid", who.cookie())
                    : request.header("Postern-Session", who.cookie());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyRouteThatChangesSomethingAcceptsTheFrameAndNobodyElse(Carrier carrier) {
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (Route route : Route.all()) {
            if (route.changesSomething() && open(route)) {
                tried++;
                try {
                    check(route, carrier);
                } catch (AssertionError e) {
                    wrong.add(route.name() + ": " + e.getMessage());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(30);
    }

    @Test
    void theHeaderIsReadBelowEmbedAlone() {
        var owner = sessions.signIn(SLUG, Role.OWNER);
        Carrier.HEADER
                .request(owner)
                .get("/" + SLUG + "/embed/mailboxes")
                .then()
                .statusCode(200);
        Carrier.HEADER.request(owner).get("/" + SLUG + "/mailboxes").then().statusCode(303);
        Carrier.HEADER
                .request(owner)
                .header("Sec-Fetch-Site", "same-origin")
                .header("csrf", owner.csrf())
                .post("/" + SLUG + "/mailboxes/refresh")
                .then()
                .statusCode(303);
    }

    /** Whoever sends the header means that session: another one that a cookie holds may be another customer's. */
    @Test
    void theHeaderCountsAndNoCookieBesideIt() {
        var owner = sessions.signIn(SLUG, Role.OWNER);
        var viewer = sessions.signIn(SLUG, Role.VIEWER);
        Response asViewer = given().cookie("__Host-esid", owner.cookie())
                .header("Postern-Session", viewer.cookie())
                .get("/" + SLUG + "/embed/members");
        asViewer.then().statusCode(403);
        for (String nonsense : List.of("", "x", owner.cookie() + "." + viewer.cookie(), "A".repeat(43))) {
            given().cookie("__Host-esid", owner.cookie())
                    .header("Postern-Session", nonsense)
                    .get("/" + SLUG + "/embed/mailboxes")
                    .then()
                    .statusCode(401);
        }
    }

    @Test
    void itIsWorthNothingAtAnotherTenant() {
        sessions.tenant("framed-matrix-other");
        Carrier.HEADER
                .request(sessions.signIn(SLUG, Role.OWNER))
                .get("/framed-matrix-other/embed/mailboxes")
                .then()
                .statusCode(401);
    }

    @Test
    void theSentenceForTheNextPageIsThereOnceWithoutACookie() {
        var owner = sessions.signIn(SLUG, Role.OWNER);
        Response done = Carrier.HEADER
                .request(owner)
                .header("Sec-Fetch-Site", "same-origin")
                .header("csrf", owner.csrf())
                .post("/" + SLUG + "/embed/sessions/others/delete");
        done.then().statusCode(303);
        assertThat(done.header("Set-Cookie")).isNull();
        String first = Carrier.HEADER
                .request(owner)
                .get("/" + SLUG + "/embed/sessions")
                .asString();
        String second = Carrier.HEADER
                .request(owner)
                .get("/" + SLUG + "/embed/sessions")
                .asString();
        assertThat(first).contains("class=\"notice good\" role=\"status\"");
        assertThat(second).doesNotContain("class=\"notice good\" role=\"status\"");
    }

    @Test
    void signingOutEndsTheSessionThatTheHeaderCarries() {
        var owner = sessions.signIn(SLUG, Role.OWNER);
        Carrier.HEADER
                .request(owner)
                .header("Sec-Fetch-Site", "same-origin")
                .header("csrf", owner.csrf())
                .post("/" + SLUG + "/embed/sign-out")
                .then()
                .statusCode(200);
        Carrier.HEADER
                .request(owner)
                .get("/" + SLUG + "/embed/mailboxes")
                .then()
                .statusCode(401);
    }

    private void check(Route route, Carrier carrier) {
        Role role = route.rule() instanceof RouteRule.OwnMailbox ? Role.MAILBOX_OWNER : Role.OWNER;
        var who = sessions.signIn(SLUG, role);
        var other = sessions.signIn(SLUG, role);
        RouteFixture.Request prepared = prepared(route, who);
        for (String site : List.of("cross-site", "same-site", "none")) {
            refused(
                    route,
                    prepared,
                    carrier.request(who).header("Sec-Fetch-Site", site).header("csrf", who.csrf()),
                    site);
        }
        refused(route, prepared, carrier.request(who).header("csrf", who.csrf()), "neither header");
        for (String origin : List.of("https://evil.example", "null")) {
            refused(
                    route,
                    prepared,
                    carrier.request(who).header("Origin", origin).header("csrf", who.csrf()),
                    origin);
        }
        refused(route, prepared, carrier.request(who).header("Sec-Fetch-Site", "same-origin"), "no token");
        refused(
                route,
                prepared,
                carrier.request(who).header("Sec-Fetch-Site", "same-origin").header("csrf", other.csrf()),
                "token of another session");
        Response frame = send(
                route,
                prepared,
                carrier.request(who).header("Sec-Fetch-Site", "same-origin").header("csrf", who.csrf()));
        assertThat(frame.statusCode()).as("the frame").isLessThan(500).isNotIn(401, 403, 405);
        if (frame.statusCode() == 303) {
            assertThat(frame.header("Location"))
                    .as("nobody is sent to sign in")
                    .doesNotMatch(".*/framed-matrix(/embed)?/sign-in.*");
        }
    }

    private static void refused(Route route, RouteFixture.Request prepared, RequestSpecification request, String why) {
        assertThat(send(route, prepared, request).statusCode()).as(why).isEqualTo(403);
    }

    private static boolean open(Route route) {
        return switch (route.rule()) {
            case RouteRule.AnySession ignored -> true;
            case RouteRule.Needs(Permission permission) -> Role.OWNER.may(permission);
            case RouteRule.Anybody ignored -> false;
            case RouteRule.Signature ignored -> false;
            case RouteRule.OwnMailbox ignored -> true;
            case RouteRule.Operator ignored -> false;
            case RouteRule.Undeclared ignored -> false;
        };
    }

    private RouteFixture.Request prepared(Route route, TestSessions.SignedInAs who) {
        return fixtures.stream()
                .filter(fixture -> fixture.routes().contains(route.name()))
                .findFirst()
                .map(fixture -> fixture.prepare(route.name(), new TenantId(SLUG), who))
                .orElse(RouteFixture.Request.PLAIN);
    }

    private static Response send(Route route, RouteFixture.Request prepared, RequestSpecification request) {
        String path = route.template().replace("{tenant}", SLUG + "/embed");
        for (var parameter : prepared.parameters().entrySet()) {
            path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        request.formParams(prepared.form().isEmpty() ? Map.of("nothing", "") : prepared.form());
        return request.request(route.verb(), path);
    }
}
