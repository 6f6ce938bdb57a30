package io.postern.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.tenant.Tenant;
import io.postern.tenant.Tenants;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who may frame what: below {@code embed} the tenant's sites, whatever the answer is, since a browser shows a grey box in
 * place of an answer that it may not frame; elsewhere nobody.
 */
@QuarkusTest
class FramingTest {
    private static final String SLUG = "framing";
    private static final String SITE = "https://billing.framing.example";
    private static final String ANOTHER = "https://shell.framing.example:8443";

    @Inject
    TestSessions sessions;

    @Inject
    Tenancy tenancy;

    @Inject
    Tenants tenants;

    @Inject
    EntityManager entities;

    @Inject
    @Any
    Instance<RouteFixture> fixtures;

    @TestHTTPResource("/")
    URI base;

    private TestSessions.SignedInAs owner;
    private TestSessions.SignedInAs viewer;

    @BeforeEach
    void framedByTwoSites() {
        owner = sessions.signIn(SLUG, Role.OWNER);
        viewer = sessions.signIn(SLUG, Role.VIEWER);
        tenancy.asSystem(() -> entities.find(Tenant.class, SLUG).embedOrigins = new String[] {SITE, ANOTHER});
        tenants.forget(new TenantId(SLUG));
    }

    @Test
    void everyAnswerOfEveryRouteSaysWhoMayFrameIt() {
        Set<Integer> statuses = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        for (Route route : Route.all()) {
            if (!route.template().startsWith("/{tenant}")) {
                continue;
            }
            String path = path(route);
            for (Answer answer : answers(route, path)) {
                statuses.add(answer.response().statusCode());
                String problem = problem(answer);
                if (problem != null) {
                    wrong.add(route.name() + ", " + answer.who() + ", "
                            + answer.response().statusCode() + ": " + problem);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(statuses).contains(200, 303, 401, 403, 404, 405);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 303, 307, 400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 415, 422, 429, 500, 503})
    void everyStatusDoes(int status) {
        Response framed = get("/" + SLUG + "/embed/trouble/" + status);
        assertThat(framed.statusCode()).isEqualTo(status);
        assertThat(problem(new Answer("anybody", true, framed))).isNull();
        Response top = get("/" + SLUG + "/trouble/" + status);
        assertThat(top.statusCode()).isEqualTo(status);
        assertThat(problem(new Answer("anybody", false, top))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/embed/mailboxes;a=b", "/embed//mailboxes", "/embed/%2e%2e/x", "/embed;x", "/embed/a%00b"})
    void oddPathsBelowEmbedDo(String path) throws IOException {
        String answer = raw("GET /" + SLUG + path + " HTTP/1.1", "Accept: text/html");
        assertThat(answer).startsWith("http/1.1 400").contains("frame-ancestors " + SITE + " " + ANOTHER + ";");
        assertThat(answer).doesNotContain("x-frame-options");
    }

    @Test
    void aBodyThatIsTooLargeDoes() throws IOException {
        String answer = raw("POST /" + SLUG + "/embed/launch HTTP/1.1", "Content-Length: 300000");
        assertThat(answer).startsWith("http/1.1 413").contains("frame-ancestors " + SITE + " " + ANOTHER + ";");
        assertThat(answer).doesNotContain("x-frame-options");
    }

    @Test
    void bodiesAndAnswersOfAnotherKindDo() {
        Response json = given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("application/json")
                .body("{}")
                .post("/" + SLUG + "/embed/launch");
        assertThat(json.statusCode()).isIn(403, 415);
        assertThat(problem(new Answer("anybody", true, json))).isNull();
        Response picture = given().accept("image/png")
                .cookie("__Host-esid", owner.cookie())
                .get("/" + SLUG + "/embed/mailboxes");
        assertThat(problem(new Answer("anybody", true, picture))).isNull();
    }

    @Test
    void whatAFrameLoadsIsNoPageToFrame() {
        for (String file :
                List.of("/app/icon.svg", "/webjars/htmx.org/2.0.10/dist/htmx.min.js", "/" + SLUG + "/brand.css")) {
            Response answer = get(file);
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(problem(new Answer(file, false, answer))).isNull();
        }
        assertThat(problem(new Answer("brand", true, get("/" + SLUG + "/embed/brand.css"))))
                .isNull();
    }

    @Test
    void anOriginOfAnotherTenantIsNotAmongThem() {
        sessions.tenant("framing-other");
        tenancy.asSystem(() ->
                entities.find(Tenant.class, "framing-other").embedOrigins = new String[] {"https://elsewhere.example"});
        tenants.forget(new TenantId("framing-other"));
        assertThat(ancestors(get("/framing-other/embed/mailboxes").headers())).isEqualTo("https://elsewhere.example");
        assertThat(ancestors(get("/framing-nobody/embed/mailboxes").headers())).isEqualTo("'none'");
    }

    /** @param framed whether the request was one of a frame */
    private record Answer(String who, boolean framed, Response response) {}

    private List<Answer> answers(Route route, String path) {
        List<Answer> answers = new ArrayList<>();
        String embed = path.startsWith("/" + SLUG + "/embed")
                ? path
                : "/" + SLUG + "/embed" + path.substring(("/" + SLUG).length());
        Map<String, String> form = form(route);
        answers.add(new Answer("owner", true, send(route.verb(), embed, form, framed(owner))));
        answers.add(new Answer("viewer", true, send(route.verb(), embed, form, framed(viewer))));
        answers.add(new Answer("nobody", true, send(route.verb(), embed, form, nobody())));
        answers.add(
                new Answer("by htmx", true, send(route.verb(), embed, form, nobody().header("HX-Request", "true"))));
        answers.add(new Answer(
                "another site",
                true,
                send("POST", embed, form, given().redirects().follow(false).header("Sec-Fetch-Site", "cross-site"))));
        answers.add(new Answer("deleting", true, send("DELETE", embed, Map.of(), framed(owner))));
        answers.add(new Answer("deeper", true, send(route.verb(), embed + "/no/such/page", form, framed(owner))));
        if (!path.equals(embed) && route.verb().equals("GET")) {
            answers.add(new Answer("at the top", false, send(route.verb(), path, form, owner.request())));
            answers.add(new Answer("nobody at the top", false, send(route.verb(), path, form, nobody())));
        }
        return answers;
    }

    private static String problem(Answer answer) {
        Headers headers = answer.response().headers();
        String expected = answer.framed() ? SITE + " " + ANOTHER : "'none'";
        String found = ancestors(headers);
        if (!expected.equals(found)) {
            return "may be framed by " + found;
        }
        String old = headers.getValue("X-Frame-Options");
        if (answer.framed() ? old != null : !"DENY".equals(old)) {
            return "X-Frame-Options: " + old;
        }
        return null;
    }

    private static String ancestors(Headers headers) {
        List<String> policies = headers.getValues("Content-Security-Policy");
        return policies.size() != 1
                ? "" + policies
                : policies.getFirst().replaceAll(".*frame-ancestors ([^;]*);.*", "$1");
    }

    private static Response send(String verb, String path, Map<String, String> form, RequestSpecification request) {
        if (!verb.equals("GET")) {
            request.formParams(form.isEmpty() ? Map.of("nothing", "") : form);
        }
        return request.request(verb, path);
    }

    private static RequestSpecification framed(TestSessions.SignedInAs who) {
        return given().redirects()
                .follow(false)
                .cookie("__Host-esid", who.cookie())
                .header("Sec-Fetch-Site", "same-origin")
                .header("csrf", who.csrf());
    }

    private static RequestSpecification nobody() {
        return given().redirects().follow(false).header("Sec-Fetch-Site", "same-origin");
    }

    private static Response get(String path) {
        return given().redirects().follow(false).get(path);
    }

    private String path(Route route) {
        String path = route.template().replace("{tenant}", SLUG);
        for (var parameter : prepared(route).parameters().entrySet()) {
            path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return path.replaceAll("\\{[^}]*}", "00000000-0000-0000-0000-000000000000");
    }

    private Map<String, String> form(Route route) {
        return route.changesSomething() ? prepared(route).form() : Map.of();
    }

    private RouteFixture.Request prepared(Route route) {
        return fixtures.stream()
                .filter(fixture -> fixture.routes().contains(route.name()))
                .findFirst()
                .map(fixture -> fixture.prepare(route.name(), new TenantId(SLUG), owner))
                .orElse(RouteFixture.Request.PLAIN);
    }

    private String raw(String request, String header) throws IOException {
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(10_000);
            String text = request + "\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        }
    }
}
