package io.postern.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.platform.tenancy.Tenancy;
import io.postern.tenant.Tenant;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EdgeTest {
    private static final Pattern NONCE = Pattern.compile("script-src 'nonce-([A-Za-z0-9_-]{24})'");

    @Inject
    TestSessions sessions;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @TestHTTPResource("/")
    URI base;

    @ParameterizedTest
    @CsvSource({
        "200, /",
        "200, /app/icon.svg",
        "200, /webjars/htmx.org/2.0.10/dist/htmx.min.js",
        "200, /q/health",
        "303, /nobody/members",
        "302, /nobody/sign-in",
        "401, /sign-in/failed",
        "404, /webjars/nothing.js",
        "404, /a/b/c/d",
        "400, /acme;a=b"
    })
    void everyResponseCarriesTheHeaders(int status, String path) {
        Response response =
                given().urlEncodingEnabled(false).redirects().follow(false).get(path);
        response.then().statusCode(status);
        assertHeaders(response);
        assertThat(response.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(response.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(response.header("Cross-Origin-Embedder-Policy")).isEqualTo("require-corp");
        if (status >= 300 || path.equals("/")) {
            assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void refusalsAndFailuresCarryThemToo() {
        var viewer = sessions.signIn("edge-headers", Role.VIEWER);
        Response forbidden = viewer.request().get("/edge-headers/members");
        forbidden.then().statusCode(403);
        assertHeaders(forbidden);
        Response notAllowed = viewer.request().delete("/edge-headers/members");
        assertThat(notAllowed.statusCode()).isIn(404, 405);
        assertHeaders(notAllowed);
    }

    /** Only announced, as the refusal may come, and the connection end, before such a body is written. */
    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItIsSentWithAllHeaders() throws IOException {
        String answer = raw("POST /edge-headers/sign-out HTTP/1.1", "localhost", "Content-Length: 300000")
                .toLowerCase(Locale.ROOT);
        assertThat(answer).startsWith("http/1.1 413");
        assertThat(answer)
                .contains(
                        "content-security-policy: default-src 'none'",
                        "x-content-type-options: nosniff",
                        "strict-transport-security: max-age=63072000",
                        "x-frame-options: deny");
    }

    @Test
    void everyResponseHasItsOwnNonceAndThePageUsesIt() {
        Response first = given().get("/");
        Response second = given().get("/");
        assertThat(nonce(first)).isNotEqualTo(nonce(second));
        assertThat(first.body().asString()).contains("nonce=\"" + nonce(first) + "\"");
        assertThat(first.header("Content-Security-Policy")).doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/edge-paths//members",
                "/x/../edge-paths/members",
                "/edge-paths/./members",
                "/edge-paths;a=b/members",
                "/edge-paths/members;x",
                "/edge-paths/members%3Bx",
                "/edge-paths%2Fmembers",
                "/edge-paths%2fmembers",
                "/edge-paths%5Cmembers",
                "/edge-paths/%2e/members",
                "/edge-paths/%2e%2e/edge-paths/members",
                "/edge-paths/members%00",
                "/edge-paths/%6dembers",
                "/edge-paths/members%2500",
                "/~/500"
            })
    void oddPathsAreRefusedBeforeAnybodyReadsThem(String path) throws IOException {
        sessions.signIn("edge-paths", Role.OWNER)
                .request()
                .get("/edge-paths/members")
                .then()
                .statusCode(200);
        String cookie = sessions.signIn("edge-paths", Role.OWNER).cookie();
        assertThat(raw("GET " + path + " HTTP/1.1", "localhost", "Cookie: __Host-sid=" + cookie))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void plainHttpElsewhereGetsOnePageThatSaysWhatIsNeeded() throws IOException {
        String answer = raw("GET /acme/mailboxes HTTP/1.1", "mail.example.com", "Accept: text/html");
        assertThat(answer).startsWith("HTTP/1.1 426").contains("needs https").doesNotContain("Location:");
        assertThat(raw("GET /acme/mailboxes HTTP/1.1", "mail.example.com", "X-Forwarded-Proto: https"))
                .startsWith("HTTP/1.1 426");
        assertThat(raw("GET /q/health HTTP/1.1", "10.0.0.7", "Accept: */*")).startsWith("HTTP/1.1 200");
    }

    @Test
    void aFramedPageIsTheSamePageWithItsOwnCookieAndFramingRule() {
        String slug = "edge-frames";
        var owner = sessions.signIn(slug, Role.OWNER);
        tenancy.asSystem(() -> {
            entities.find(Tenant.class, slug).embedOrigins =
                    new String[] {"https://billing.example", "https://evil.example; script-src *"};
            return null;
        });
        Response framed = given().cookie("__Host-esid", owner.cookie()).get("/" + slug + "/embed/members");
        framed.then().statusCode(200).body(not(containsString("<header")));
        assertHeaders(framed);
        assertFramedBy(framed, "https://billing.example");
        given().redirects()
                .follow(false)
                .cookie("__Host-sid", owner.cookie())
                .get("/" + slug + "/embed/members")
                .then()
                .statusCode(401)
                .header("Location", equalTo(null));
        given().redirects()
                .follow(false)
                .cookie("__Host-esid", owner.cookie())
                .get("/" + slug + "/members")
                .then()
                .statusCode(303);
        assertFramedBy(given().get("/" + slug + "/embed/nothing/here"), "https://billing.example");
        assertFramedBy(given().get("/" + slug + "/embed/embed/members"), "https://billing.example");
        assertFramedBy(given().get("/nobody/embed/members"), "'none'");
        Response launch = given().header("Sec-Fetch-Site", "cross-site").post("/" + slug + "/embed/launch");
        launch.then().statusCode(403);
        assertFramedBy(launch, "https://billing.example");
    }

    @Test
    void nobodySignsInWithinAFrame() {
        String slug = "edge-sign-in";
        var owner = sessions.signIn(slug, Role.OWNER);
        tenancy.asSystem(() -> {
            entities.find(Tenant.class, slug).embedOrigins = new String[] {"https://billing.example"};
            return null;
        });
        for (String path : new String[] {"sign-in", "sign-in/", "sign-in?return=/x", "sign-in/done", "members?x=1"}) {
            Response answer = given().redirects()
                    .follow(false)
                    .cookie("__Host-sid", owner.cookie())
                    .get("/" + slug + "/embed/" + path);
            answer.then()
                    .statusCode(401)
                    .header("Location", equalTo(null))
                    .header("Set-Cookie", equalTo(null))
                    .body(containsString("target=\"_blank\""))
                    .body(containsString("href=\"/" + slug + (path.startsWith("members") ? "/members?x=1" : "") + "\""))
                    .body(not(containsString("<header")));
            assertFramedBy(answer, "https://billing.example");
        }
    }

    @Test
    void aFramedRedirectStaysInTheFrame() {
        String slug = "edge-redirects";
        var owner = sessions.signIn(slug, Role.OWNER);
        Response response = given().redirects()
                .follow(false)
                .cookie("__Host-esid", owner.cookie())
                .header("Sec-Fetch-Site", "same-origin")
                .header("csrf", owner.csrf())
                .post("/" + slug + "/embed/sessions/others/delete");
        response.then().statusCode(303).header("Location", containsString("/" + slug + "/embed/sessions"));
        assertThat(response.headers().getValues("Set-Cookie"))
                .anyMatch(
                        cookie -> cookie.startsWith("__Host-eflash=") && cookie.contains("SameSite=None; Partitioned"));
    }

    @Test
    void aSentenceIsShownOnce() {
        var owner = sessions.signIn("edge-flash", Role.OWNER);
        Response done = owner.request().post("/edge-flash/sessions/others/delete");
        String flash = done.cookie("__Host-flash");
        Response shown = owner.request().cookie("__Host-flash", flash).get("/edge-flash/sessions");
        shown.then().body(containsString("There were no others."));
        assertThat(shown.headers().getValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("__Host-flash=;") && cookie.contains("Max-Age=0"));
        owner.request()
                .cookie("__Host-flash", "!!!")
                .get("/edge-flash/sessions")
                .then()
                .statusCode(200);
    }

    @Test
    void reportsOfTheBrowserAreTaken() {
        given().contentType("application/json")
                .body("[{\"type\":\"csp-violation\",\"body\":{\"effectiveDirective\":\"img-src\"}}]")
                .post("/app/csp-report")
                .then()
                .statusCode(204);
        given().contentType("text/plain")
                .body("nonsense")
                .post("/app/csp-report")
                .then()
                .statusCode(204);
    }

    @Test
    void errorsSpeakPlainlyAndNameTheRequest() {
        Response missing = given().accept("text/html").get("/a/b/c/d");
        missing.then()
                .statusCode(404)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("There is no such page"))
                .body(containsString(missing.header("X-Request-Id")));
        var viewer = sessions.signIn("edge-errors", Role.VIEWER);
        viewer.htmx()
                .get("/edge-errors/members")
                .then()
                .statusCode(403)
                .header("HX-Retarget", equalTo("#flash"))
                .body(not(containsString("<html")))
                .body(containsString("You may not do this"));
    }

    private static void assertHeaders(Response response) {
        assertThat(response.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'nonce-")
                .contains("style-src 'self'", "form-action 'self'", "base-uri 'none'", "object-src 'none'")
                .doesNotContain("unsafe");
        assertThat(response.header("Content-Security-Policy-Report-Only"))
                .contains("require-trusted-types-for 'script'");
        assertThat(response.header("Strict-Transport-Security")).contains("max-age=63072000");
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.header("Referrer-Policy")).isEqualTo("strict-origin");
        assertThat(response.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(response.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(response.header("Permissions-Policy")).contains("camera=()");
        assertThat(response.header("X-Robots-Tag")).isEqualTo("noindex");
        assertThat(List.of(response.header("Vary").split(", "))).contains("Sec-Fetch-Site", "Origin", "HX-Request");
    }

    private static void assertFramedBy(Response response, String origins) {
        assertThat(response.header("Content-Security-Policy")).contains("frame-ancestors " + origins + ";");
        assertThat(response.header("X-Frame-Options")).isNull();
    }

    private static String nonce(Response response) {
        Matcher matcher = NONCE.matcher(response.header("Content-Security-Policy"));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private String raw(String line, String host, String header) throws IOException {
        try (var socket = new Socket("localhost", base.getPort())) {
            socket.getOutputStream()
                    .write((line + "\r\nHost: " + host + "\r\n" + header + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            try (InputStream answer = socket.getInputStream()) {
                return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
