package io.postern.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.platform.tenancy.SwitchableTenantFilter;
import io.postern.platform.tenancy.TenantId;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Every route, tried by everybody who must not, and by everybody who may. Routes are found by reflection; what one needs
 * to succeed comes from its {@link RouteFixture}.
 */
@QuarkusTest
class AccessMatrixTest {
    private static final String HOME = "matrix-home";
    private static final String ABROAD = "matrix-abroad";

    /** Whoever signs out here stands before the door. */
    private static final List<String> LEAVES = List.of("POST /{tenant}/me/sign-out");

    /** Where the domain that the fixture makes is to be seen. */
    private static final List<String> SHOWN = List.of("/{tenant}/domains");

    @Inject
    TestSessions sessions;

    @Inject
    HostedFixture hosted;

    @Inject
    @PersistenceUnitExtension
    SwitchableTenantFilter filter;

    @Inject
    @Any
    Instance<RouteFixture> fixtures;

    @Test
    void everyRouteIsRefusedToWhoMustNotAndOpenToWhoMay() {
        check("access", this::access);
    }

    @Test
    void noRouteThatChangesSomethingAnswersAnotherSite() {
        check("cross-site guard", this::crossSite);
    }

    @Test
    void anotherTenantsIdIsNotThere() {
        check("foreign ids", this::foreignIds);
    }

    @Test
    void rowLevelSecurityAloneKeepsAnotherTenantsIdsAway() {
        try (var _ = filter.off()) {
            check("foreign ids without Hibernate's filter", this::foreignIds);
            check("foreign rows without Hibernate's filter", this::foreignRows);
        }
    }

    @Test
    void anotherTenantsRowsAreInNoList() {
        check("foreign rows", this::foreignRows);
    }

    @Test
    void anotherCustomersIdIsNotThere() {
        check("ids of another customer", this::idsOfAnotherCustomer);
    }

    @Test
    void anotherCustomersRowsAreInNoList() {
        check("rows of another customer", this::rowsOfAnotherCustomer);
    }

    /** What a signature opens, and what it does not, is in the tests of the API. */
    @Test
    void noBrowserOpensASignedRoute() {
        var owner = sessions.signIn(HOME, Role.OWNER);
        List<Route> signed = Route.all().stream()
                .filter(route -> route.rule() instanceof RouteRule.Signature)
                .toList();
        assertThat(signed).isNotEmpty();
        for (Route route : signed) {
            String path = route.template().replace("{tenant}", HOME).replaceAll("\\{[a-z-]+}", "any");
            owner.request()
                    .contentType("application/json")
                    .request(route.verb(), path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json");
        }
    }

    private interface Check {
        void of(Route route);
    }

    /** All routes are tried before the test fails, so that it names each that is wrong. */
    private static void check(String what, Check check) {
        List<String> wrong = new ArrayList<>();
        for (Route route : Route.all()) {
            if (route.rule() instanceof RouteRule.Anybody || route.rule() instanceof RouteRule.Signature) {
                continue;
            }
            try {
                check.of(route);
            } catch (AssertionError e) {
                wrong.add(route.name() + ": " + e.getMessage());
            }
        }
        assertThat(wrong).as(what).isEmpty();
    }

    private void access(Route route) {
        var owner = sessions.signIn(HOME, Role.OWNER);
        var stranger = sessions.signIn(ABROAD, Role.OWNER);
        assertSentToSignIn(route, send(route, prepared(route, owner), nobody()), "anonymous");
        assertSentToSignIn(route, send(route, prepared(route, owner), stranger.request()), "another tenant");
        for (Role role : Role.values()) {
            var who = signIn(route, role);
            Response answer = send(route, prepared(route, who), who.request());
            if (may(role, route.rule())) {
                assertSucceeded(route, answer, role.slug());
            } else {
                assertThat(answer.statusCode()).as(role.slug()).isEqualTo(403);
            }
        }
    }

    /** What belongs to people of a customer alone is tried by people of one. */
    private TestSessions.SignedInAs signIn(Route route, Role role) {
        boolean ofCustomer = route.rule() instanceof RouteRule.Needs(Permission permission) && permission.ownCustomer();
        return ofCustomer && role == Role.CUSTOMER_ADMIN ? ofAnotherCustomer() : sessions.signIn(HOME, role);
    }

    private void crossSite(Route route) {
        if (!route.changesSomething()) {
            return;
        }
        Role role = List.of(Role.OWNER, Role.CUSTOMER_ADMIN, Role.MAILBOX_OWNER).stream()
                .filter(each -> may(each, route.rule()))
                .findFirst()
                .orElse(Role.OWNER);
        var who = signIn(route, role);
        var other = signIn(route, role);
        if (!may(role, route.rule())) {
            return;
        }
        for (String site : List.of("cross-site", "same-site", "none")) {
            refused(route, who, cookie(who).header("Sec-Fetch-Site", site).header("csrf", who.csrf()), site);
        }
        refused(route, who, cookie(who).header("csrf", who.csrf()), "neither header");
        refused(route, who, cookie(who).header("Origin", "https://evil.example").header("csrf", who.csrf()), "origin");
        refused(route, who, cookie(who).header("Origin", "null").header("csrf", who.csrf()), "opaque origin");
        refused(route, who, cookie(who).header("Sec-Fetch-Site", "same-origin"), "no token");
        refused(
                route,
                who,
                cookie(who).header("Sec-Fetch-Site", "same-origin").header("csrf", other.csrf()),
                "token of another session");
        refused(
                route,
                who,
                cookie(who)
                        .header("Sec-Fetch-Site", "cross-site")
                        .header("Origin", own())
                        .header("csrf", who.csrf()),
                "the browser knows better than Origin");
        Response byOrigin = send(
                route, prepared(route, who), cookie(who).header("Origin", own()).header("csrf", who.csrf()));
        assertSucceeded(route, byOrigin, "own origin without fetch metadata");
    }

    private void foreignIds(Route route) {
        if (!route.hasParameters()) {
            return;
        }
        var stranger = sessions.signIn(ABROAD, Role.OWNER);
        var who = sessions.signIn(HOME, Role.OWNER);
        if (!may(Role.OWNER, route.rule())) {
            return;
        }
        RouteFixture.Request theirs = fixture(route).prepare(route.name(), new TenantId(ABROAD), stranger);
        Response answer = send(route, theirs, who.request());
        assertThat(answer.statusCode()).as("another tenant's id").isEqualTo(404);
        Response own = send(route, prepared(route, who), who.request());
        assertSucceeded(route, own, "own id");
        assertThat(own.statusCode()).as("own id").isNotEqualTo(404);
    }

    private void foreignRows(Route route) {
        if (!list(route) || !may(Role.OWNER, route.rule())) {
            return;
        }
        var who = sessions.signIn(HOME, Role.OWNER);
        var stranger = sessions.signIn(ABROAD, Role.OWNER);
        String domain = hosted.domain(new TenantId(ABROAD));
        assertThat(body(route, who)).doesNotContain(domain);
        if (SHOWN.contains(route.template())) {
            String theirs = stranger.request()
                    .get(route.template().replace("{tenant}", ABROAD) + "?q=" + domain)
                    .asString();
            assertThat(theirs).as("its own tenant").contains(domain);
        }
    }

    private void idsOfAnotherCustomer(Route route) {
        if (!route.hasParameters() || !may(Role.CUSTOMER_ADMIN, route.rule())) {
            return;
        }
        var owner = sessions.signIn(HOME, Role.OWNER);
        Response answer =
                send(route, prepared(route, owner), ofAnotherCustomer().request());
        assertThat(answer.statusCode()).as("another customer's id").isEqualTo(404);
    }

    private void rowsOfAnotherCustomer(Route route) {
        if (!list(route) || !may(Role.CUSTOMER_ADMIN, route.rule())) {
            return;
        }
        String domain = hosted.domain(new TenantId(HOME));
        assertThat(body(route, ofAnotherCustomer())).doesNotContain(domain);
        if (SHOWN.contains(route.template())) {
            assertThat(body(route, sessions.signIn(HOME, Role.OWNER)))
                    .as("who sees all customers")
                    .contains(domain);
        }
    }

    private TestSessions.SignedInAs ofAnotherCustomer() {
        UUID customer = sessions.customer(HOME, "matrix-" + UUID.randomUUID());
        return sessions.signIn(HOME, Role.CUSTOMER_ADMIN, customer);
    }

    private static boolean list(Route route) {
        return route.verb().equals("GET") && !route.hasParameters();
    }

    private static String body(Route route, TestSessions.SignedInAs who) {
        return who.request().get(route.template().replace("{tenant}", HOME)).asString();
    }

    private void refused(Route route, TestSessions.SignedInAs who, RequestSpecification request, String why) {
        assertThat(send(route, prepared(route, who), request).statusCode())
                .as(why)
                .isEqualTo(403);
    }

    private static boolean may(Role role, RouteRule rule) {
        return switch (rule) {
            case RouteRule.Anybody ignored -> true;
            case RouteRule.AnySession(boolean mailboxOwners) -> mailboxOwners || role != Role.MAILBOX_OWNER;
            case RouteRule.Needs(Permission permission) -> role.may(permission);
            case RouteRule.Operator ignored -> false;
            case RouteRule.OwnMailbox ignored -> role == Role.MAILBOX_OWNER;
            case RouteRule.Signature ignored -> false;
            case RouteRule.Undeclared ignored -> false;
        };
    }

    private RouteFixture.Request prepared(Route route, TestSessions.SignedInAs who) {
        RouteFixture fixture = fixture(route);
        if (fixture != null) {
            return fixture.prepare(route.name(), new TenantId(HOME), who);
        }
        assertThat(route.hasParameters())
                .as("a route with an id needs a RouteFixture bean in the tests")
                .isFalse();
        return RouteFixture.Request.PLAIN;
    }

    private RouteFixture fixture(Route route) {
        return fixtures.stream()
                .filter(fixture -> fixture.routes().contains(route.name()))
                .findFirst()
                .orElse(null);
    }

    private static Response send(Route route, RouteFixture.Request prepared, RequestSpecification request) {
        String path = route.template().replace("{tenant}", HOME);
        for (var parameter : prepared.parameters().entrySet()) {
            path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        if (route.changesSomething()) {
            request.formParams(prepared.form().isEmpty() ? Map.of("nothing", "") : prepared.form());
        }
        return request.request(route.verb(), path);
    }

    private static RequestSpecification nobody() {
        return given().redirects().follow(false).header("Sec-Fetch-Site", "same-origin");
    }

    private static RequestSpecification cookie(TestSessions.SignedInAs who) {
        return given().redirects().follow(false).cookie("__Host-sid", who.cookie());
    }

    private static String own() {
        return "http://localhost:" + io.restassured.RestAssured.port;
    }

    private static void assertSentToSignIn(Route route, Response answer, String who) {
        assertThat(answer.statusCode()).as(who).isEqualTo(303);
        String door = route.rule() instanceof RouteRule.OwnMailbox ? "/me/sign-in" : "/sign-in";
        assertThat(answer.header("Location")).as(who).contains("/" + HOME + door);
        assertThat(answer.header("Location").contains("return="))
                .as(who)
                .isEqualTo(route.verb().equals("GET"));
    }

    private static void assertSucceeded(Route route, Response answer, String who) {
        assertThat(answer.statusCode()).as(who).isLessThan(500).isNotIn(401, 403, 405);
        if (answer.statusCode() == 303 && !LEAVES.contains(route.name())) {
            assertThat(answer.header("Location")).as(who).doesNotMatch(".*/" + HOME + "/(me/)?sign-in.*");
        }
    }
}
