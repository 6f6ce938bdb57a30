package io.postern.embed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A launch of the owner of one mailbox opens that one and nothing else. */
@QuarkusTest
class OwnerLaunchTest {
    @Inject
    MadeUpResellers resellers;

    @Inject
    BillingSystems billing;

    @Test
    void itOpensThePagesOfThatMailboxAndNothingElseOfTheTenant() {
        var reseller = resellers.open("launch-owner", 2);
        var system = billing.open(reseller.tenant, "whmcs-1", "https://billing.example");
        Response launched = launch("launch-owner", system.token(claims("user-01@launch-owner.example", Map.of())));
        launched.then().statusCode(303).header("Location", containsString("/launch-owner/embed/me"));
        framed(launched)
                .get("/launch-owner/embed/me")
                .then()
                .statusCode(200)
                .body(containsString("user-01@launch-owner.example"))
                .body(not(containsString("user-02@launch-owner.example")));
        framed(launched)
                .get("/launch-owner/embed")
                .then()
                .statusCode(303)
                .header("Location", containsString("/embed/me"));
        String another = reseller.mailbox("user-02@launch-owner.example")
                .orElseThrow()
                .id
                .toString();
        String own = reseller.mailbox("user-01@launch-owner.example")
                .orElseThrow()
                .id
                .toString();
        for (String path : List.of("mailboxes", "mailboxes/" + another, "mailboxes/" + own, "domains", "sessions")) {
            framed(launched).get("/launch-owner/embed/" + path).then().statusCode(403);
        }
    }

    @Test
    void theScopeOfTheLaunchCountsToo() {
        var reseller = resellers.open("launch-owner-scope", 1);
        var system = billing.open(reseller.tenant, "whmcs-1", "https://billing.example");
        String address = "user-01@launch-owner-scope.example";
        assertThat(launch(
                                "launch-owner-scope",
                                system.token(claims(address, Map.of("domains", List.of(reseller.domain.name)))))
                        .statusCode())
                .isEqualTo(303);
        reseller.domain("launch-owner-other.example", null);
        assertThat(launch(
                                "launch-owner-scope",
                                system.token(claims(address, Map.of("domains", List.of("launch-owner-other.example")))))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void itIsRefusedWithoutAMailboxThatIsThereAndWithAnyOtherTarget() {
        var reseller = resellers.open("launch-owner-refused", 1);
        var system = billing.open(reseller.tenant, "whmcs-1", "https://billing.example");
        String address = "user-01@launch-owner-refused.example";
        Map<String, Object> without = new HashMap<>(Map.of("role", "mailbox-owner"));
        Map<String, Object> staff = new HashMap<>(Map.of("domains", List.of(reseller.domain.name), "target", "me"));
        for (Map<String, Object> refused : List.of(
                without,
                staff,
                claims("nobody@launch-owner-refused.example", Map.of()),
                claims("user-01@not-ours.example", Map.of()),
                claims("no address", Map.of()),
                claims(address, Map.of("target", "mailboxes")),
                claims(address, Map.of("target", "mailbox")))) {
            assertThat(launch("launch-owner-refused", system.token(refused)).statusCode())
                    .as(refused.toString())
                    .isEqualTo(403);
        }
        assertThat(launch("launch-owner-refused", system.token(claims(address, Map.of("target", "me"))))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void whereNoCookieSticksATabIsOfferedAndNoSignIn() {
        var reseller = resellers.open("launch-owner-tab", 1);
        var system = billing.open(reseller.tenant, "whmcs-1", "https://billing.example");
        Response launched = given().redirects()
                .follow(false)
                .header("Sec-Fetch-Dest", "iframe")
                .formParam("token", system.token(claims("user-01@launch-owner-tab.example", Map.of())))
                .post("/launch-owner-tab/embed/launch");
        String location = launched.header("Location");
        assertThat(location).contains("/launch-owner-tab/embed/me").contains("#hand-over=");
        String page = location.substring(location.indexOf("/launch-owner-tab"), location.indexOf('#'));
        given().redirects()
                .follow(false)
                .get(page)
                .then()
                .statusCode(401)
                .body(containsString("action=\"/launch-owner-tab/embed/hand-over\""));
    }

    private static Map<String, Object> claims(String mailbox, Map<String, Object> more) {
        Map<String, Object> claims = new HashMap<>(Map.of("role", "mailbox-owner", "mailbox", mailbox));
        claims.putAll(more);
        return claims;
    }

    private static Response launch(String tenant, String token) {
        return given().redirects().follow(false).formParam("token", token).post("/" + tenant + "/embed/launch");
    }

    private static RequestSpecification framed(Response launched) {
        return given().redirects().follow(false).cookie("__Host-esid", launched.cookie("__Host-esid"));
    }
}
