package io.postern.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.embed.BillingSystems;
import io.postern.embed.BillingSystems.ApiCall;
import io.postern.embed.BillingSystems.BillingSystem;
import io.postern.installation.InstallationScope;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every signed route, with everything that is not exactly its signature. */
@QuarkusTest
class SignedRoutesTest {
    private static final String HOST = "https://billing.example";
    private static int tenants;

    @Inject
    TestSessions sessions;

    @Inject
    BillingSystems billing;

    @Inject
    Clock clock;

    private BillingSystem system;
    private BillingSystem neighbour;
    private BillingSystem stranger;

    @BeforeEach
    void billingSystems() {
        String slug = "signed-" + ++tenants;
        system = billing.open(sessions.tenant(slug), "whmcs-1", HOST);
        neighbour = billing.open(sessions.tenant(slug), "whmcs-2", HOST);
        stranger = billing.open(sessions.tenant(slug + "-abroad"), "whmcs-1", HOST);
        for (BillingSystem each : List.of(system, neighbour, stranger)) {
            billing.allow(each, InstallationScope.values());
        }
    }

    private interface Wrong {
        ApiCall of(ApiCall call);
    }

    @Test
    void aSignatureThatIsNotExactlyThisRequestsOpensNothing() {
        Map<String, Wrong> wrongs = Map.ofEntries(
                Map.entry("a token for launches", call -> call.tokenHeader("typ", "postern-launch+jwt")),
                Map.entry("no algorithm", call -> call.tokenHeader("alg", "none")),
                Map.entry("another algorithm", call -> call.tokenHeader("alg", "HS256")),
                Map.entry("a key that it does not have", call -> call.tokenHeader("kid", "k9")),
                Map.entry("a key that it brings", call -> call.tokenHeader("jwk", Map.of("kty", "OKP"))),
                Map.entry("another installation's key", call -> call.signedBy(neighbour)),
                Map.entry("another tenant's key", call -> call.signedBy(stranger)),
                Map.entry("an unknown installation", call -> call.claim("iss", "nobody")),
                Map.entry("for another tenant", call -> call.claim("aud", "https://x.example/acme/api/v1")),
                Map.entry("for launches", call -> call.claim("aud", "http://localhost/" + system.tenant())),
                Map.entry("another method", call -> call.claim("method", "DELETE")),
                Map.entry("another path", call -> call.claim("path", "/" + system.tenant() + "/api/v1/x")),
                Map.entry("another query", call -> call.claim("path", "/" + system.tenant() + "/api/v1?after=1")),
                Map.entry("another body", call -> call.claim("body", "AAAA")),
                Map.entry("no body's hash", call -> call.claim("body", null)),
                Map.entry("expired", call -> call.claim("iat", now(-100)).claim("exp", now(-40))),
                Map.entry("good for too long", call -> call.claim("exp", now(100))),
                Map.entry("from the future", call -> call.claim("iat", now(40)).claim("exp", now(90))),
                Map.entry("without times", call -> call.claim("iat", "now")),
                Map.entry("without an id", call -> call.claim("jti", null)),
                Map.entry("with a short id", call -> call.claim("jti", "short")));
        for (Route route : signed()) {
            wrongs.forEach((what, wrong) ->
                    refused(route + ": " + what, wrong.of(call(route)).send(), 401));
        }
    }

    /** At the time of the call: going through all routes takes longer than the clocks may differ. */
    private long now(int plus) {
        return clock.instant().getEpochSecond() + plus;
    }

    @Test
    void theRightSignatureOpensEachRouteOnce() {
        for (Route route : signed()) {
            ApiCall call = call(route);
            String token = call.token();
            assertThat(call.send(token).statusCode()).as(route.name()).isNotIn(401, 403, 405, 500);
            refused(route + ": the same once more", call.send(token), 401);
        }
    }

    @Test
    void aBodyThatWasChangedOnTheWayIsRefused() {
        for (Route route : signed()) {
            if (route.changesSomething()) {
                refused(
                        route.name(),
                        call(route).body("{'a':1}").sending("{\"a\":2}").send(),
                        401);
            }
        }
    }

    @Test
    void withoutAHeaderNothingOpens() {
        for (Route route : signed()) {
            Response answer = given().contentType("application/json").request(route.verb(), path(route));
            refused(route.name(), answer, 401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(answer.header("Date")).isNotNull();
        }
    }

    @Test
    void aRouteNeedsItsScope() {
        for (Route route : signed()) {
            if (route.rule() instanceof RouteRule.Signature(ApiScope scope) && scope != ApiScope.ANY) {
                InstallationScope[] others = List.of(InstallationScope.values()).stream()
                        .filter(other -> !other.name().equals(scope.name()))
                        .toArray(InstallationScope[]::new);
                billing.allow(system, others);
                Response answer = call(route).send();
                refused(route.name(), answer, 403);
                assertThat(answer.path("type").toString()).endsWith(":scope");
                billing.allow(system, InstallationScope.values());
            }
        }
    }

    @Test
    void anotherInstallationsServicesAreNotOpen() {
        for (Route route : signed()) {
            if (route.template().contains("{installation}")) {
                String path = path(route)
                        .replace("whmcs-1", "whmcs-2")
                        .substring(("/" + system.tenant() + "/api/v1").length());
                refused(
                        route.name(),
                        body(route, system.call(route.verb(), path)).send(),
                        403);
            }
        }
    }

    @Test
    void inAFrameThereIsNoApi() {
        for (Route route : signed()) {
            String framed = path(route).replaceFirst("/api/v1", "/embed/api/v1");
            int status = given().header("Authorization", "Bearer " + call(route).token())
                    .contentType("application/json")
                    .request(route.verb(), framed)
                    .statusCode();
            assertThat(status).as(route.name()).isEqualTo(401);
        }
    }

    private static List<Route> signed() {
        List<Route> signed = Route.all().stream()
                .filter(route -> route.rule() instanceof RouteRule.Signature)
                .toList();
        assertThat(signed).hasSizeGreaterThan(6);
        return signed;
    }

    private ApiCall call(Route route) {
        String below = path(route).substring(("/" + system.tenant() + "/api/v1").length());
        return body(route, system.call(route.verb(), below));
    }

    private static ApiCall body(Route route, ApiCall call) {
        return route.changesSomething() ? call.body("{}") : call;
    }

    private String path(Route route) {
        return route.template()
                .replace("{tenant}", system.tenant().value())
                .replace("{installation}", system.id())
                .replace("{service}", "4711")
                .replace("{id}", UUID.randomUUID().toString());
    }

    private static void refused(String what, Response answer, int status) {
        assertThat(answer.statusCode()).as(what).isEqualTo(status);
        assertThat(answer.contentType()).as(what).startsWith("application/problem+json");
        assertThat(answer.path("reference").toString()).as(what).isNotEmpty();
    }
}
