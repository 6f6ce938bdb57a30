package io.postern.embed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Anybody may ask what the portal receives from his browser, and learns nothing else. */
@QuarkusTest
class SelfTestTest {
    private static final Pattern PROBE = Pattern.compile("probe=([0-9a-f-]{36})");

    @Inject
    MadeUpResellers resellers;

    @Inject
    BillingSystems billing;

    /** A slug that nobody has gets the same page, but for the slug and what is new each time. */
    @Test
    void aStrangerDoesNotLearnWhetherThereIsSuchATenant() {
        var reseller = resellers.open("st-known", 1);
        billing.open(reseller.tenant, "whmcs-1", "https://billing.example");
        String known = plain("st-known");
        assertThat(known).isEqualTo(plain("st-other")).doesNotContain("whmcs", "billing.example");
        given().get("/Not-a-slug/self-test").then().statusCode(404);
    }

    @Test
    void whatComesBackOfTheCookiesIsTold() {
        Response first = given().get("/st-cookies/self-test");
        assertThat(first.headers().getValues("Set-Cookie"))
                .hasSize(3)
                .allMatch(cookie -> cookie.contains("; Path=/; Secure; ") && cookie.endsWith("; Max-Age=60"))
                .anyMatch(cookie -> cookie.contains("SameSite=None; Partitioned"));
        String probe = probe(first);
        cookies("/st-cookies/self-test", probe, first.cookies())
                .body(containsString("The first-party cookie came back."))
                .body(containsString("The partitioned cookie came back."));
        cookies("/st-cookies/self-test", probe, Map.of())
                .body(containsString("Nobody can sign in so."))
                .body(containsString("The partitioned cookie did not come back."));
        cookies("/st-cookies/embed/self-test", probe, Map.of("__Host-test3", probe))
                .body(containsString("as is right in a frame of another site"))
                .body(containsString("The partitioned cookie came back."));
        cookies("/st-cookies/embed/self-test", probe, Map.of("__Host-test3", "that of another time"))
                .body(containsString("The partitioned cookie did not come back."));
    }

    /** Failure mode 15 of embedding: what proxies do to us shows. */
    @Test
    void whatAProxyDoesToARequestIsTold() {
        given().header("X-Forwarded-Proto", "https")
                .get("/st-proxy/self-test")
                .then()
                .body(containsString("X-Forwarded headers arrived"));
        given().get("/st-proxy/self-test").then().body(containsString("No Sec-Fetch headers arrived"));
        given().header("Sec-Fetch-Dest", "iframe")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Referer", "https://billing.example/cart?secret=1")
                .get("/st-proxy/embed/self-test")
                .then()
                .body(containsString("asked for the page as a frame"))
                .body(containsString("<code>billing.example</code>"))
                .body(not(containsString("secret=1")));
        given().header("Host", "127.0.0.1:" + RestAssured.port)
                .get("/st-proxy/self-test")
                .then()
                .body(containsString("at an address that is not its own"));
    }

    /** Failure mode 16 of embedding. */
    @Test
    void aPlainHttpPageAroundIsNamedAsTheCause() {
        given().header("Referer", "http://billing.example/")
                .get("/st-http/embed/self-test")
                .then()
                .body(containsString("The portal is never shown below an http page"));
    }

    @Test
    void theFramedPageMayBeFramedAndTheOtherMayNot() {
        var reseller = resellers.open("st-frame", 1);
        billing.open(reseller.tenant, "whmcs-1", "https://billing.example");
        Response framed = given().get("/st-frame/embed/self-test");
        assertThat(framed.header("X-Frame-Options")).isNull();
        assertThat(framed.header("Content-Security-Policy")).contains("frame-ancestors https://billing.example;");
        assertThat(given().get("/st-frame/self-test").header("X-Frame-Options")).isEqualTo("DENY");
    }

    private static ValidatableResponse cookies(String path, String probe, Map<String, String> cookies) {
        return given().cookies(cookies)
                .get(path + "/cookies?probe=" + probe)
                .then()
                .statusCode(200);
    }

    private static String plain(String slug) {
        Response answer = given().get("/" + slug + "/self-test");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.asString()
                .replace(slug, "SLUG")
                .replace(probe(answer), "PROBE")
                .replaceAll("nonce=\"[^\"]+\"", "")
                .replaceAll("data-now=\"[0-9]+\"", "");
    }

    private static String probe(Response answer) {
        var found = PROBE.matcher(answer.asString());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
