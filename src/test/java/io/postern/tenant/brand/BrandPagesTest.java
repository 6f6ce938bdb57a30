package io.postern.tenant.brand;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.Scope;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** A tenant and its customers look as they wish, and nobody learns from it who is who. */
@QuarkusTest
class BrandPagesTest {
    private static final String TENANT = "brand-pages";

    @Inject
    TestSessions sessions;

    @Inject
    Brands brands;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Test
    void aTenantsNameColourLogoAndLinksAreOnItsPages() {
        SignedInAs owner = sessions.signIn(TENANT, Role.OWNER);
        Response saved = owner.request()
                .multiPart("csrf", owner.csrf())
                .multiPart("accent", "#FFEE88")
                .multiPart("product-name", "Acme <b>Mail</b>")
                .multiPart("imprint", "https://acme.example/imprint")
                .multiPart("logo", "logo.png", Samples.png(), "image/png")
                .post("/" + TENANT + "/settings/brand");
        assertThat(saved.statusCode()).isEqualTo(303);
        Document page = page(owner, "/" + TENANT + "/sessions");
        assertThat(page.title()).endsWith("· Acme <b>Mail</b>");
        assertThat(page.select(".brand-name").text()).isEqualTo("Acme <b>Mail</b>");
        assertThat(page.select(".brand-name b")).as("text is text").isEmpty();
        assertThat(page.select("link[data-colours]").attr("href")).isEqualTo("/" + TENANT + "/brand/ffee88.css");
        assertThat(page.select("footer a").attr("href")).isEqualTo("https://acme.example/imprint");
        Response logo = given().get(page.select("img.logo").attr("src"));
        assertThat(logo.statusCode()).isEqualTo(200);
        assertThat(logo.header("Content-Type")).isEqualTo("image/png");
        assertThat(logo.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(logo.header("Cache-Control")).contains("immutable");
        assertThat(actions()).contains("brand.changed");
        assertThat(brands.mail(new TenantId(TENANT), Scope.ALL).product()).isEqualTo("Acme <b>Mail</b>");
    }

    @Test
    void aCustomersBrandStandsOverTheTenantsForTheCustomersPeopleAlone() {
        String tenant = "brand-customers";
        SignedInAs owner = sessions.signIn(tenant, Role.OWNER);
        UUID customer = sessions.customer(tenant, "c1");
        UUID other = sessions.customer(tenant, "c2");
        save(
                owner,
                "/settings/brand",
                Map.of("accent", "#112233", "product-name", "Reseller", "help", "https://r.example"));
        save(owner, "/customers/" + customer + "/brand", Map.of("accent", "#445566", "sender-name", "Dear Sender"));
        Document theirs = page(sessions.signIn(tenant, Role.CUSTOMER_ADMIN, customer), "/" + tenant + "/sessions");
        assertThat(theirs.select("link[data-colours]").attr("href")).endsWith("/445566.css");
        assertThat(theirs.select(".brand-name").text())
                .as("what it has not is the tenant's")
                .isEqualTo("Reseller");
        assertThat(theirs.select("footer a").attr("href")).isEqualTo("https://r.example");
        Document another = page(sessions.signIn(tenant, Role.CUSTOMER_ADMIN, other), "/" + tenant + "/sessions");
        assertThat(another.select("link[data-colours]").attr("href")).endsWith("/112233.css");
    }

    @Test
    void anotherTenantsLogoIsNotThere() {
        SignedInAs owner = sessions.signIn("brand-mine", Role.OWNER);
        owner.request()
                .multiPart("csrf", owner.csrf())
                .multiPart("logo", "logo.png", Samples.wordmark(Color.BLACK, 90, 30), "image/png")
                .post("/brand-mine/settings/brand")
                .then()
                .statusCode(303);
        String mine = page(owner, "/brand-mine/sessions").select("img.logo").attr("src");
        assertThat(given().get(mine).statusCode()).isEqualTo(200);
        sessions.tenant("brand-theirs");
        String hash = mine.substring(mine.lastIndexOf('/') + 1);
        List<Integer> answers = List.of(
                given().get("/brand-theirs/brand/" + hash).statusCode(),
                given().get("/brand-nobody-at-all/brand/" + hash).statusCode(),
                given().get("/brand-mine/brand/" + "0".repeat(32)).statusCode());
        assertThat(answers).containsOnly(404);
        owner.request()
                .multiPart("csrf", owner.csrf())
                .multiPart("no-logo", "on")
                .post("/brand-mine/settings/brand")
                .then()
                .statusCode(303);
        assertThat(given().get(mine).statusCode()).as("after it was removed").isEqualTo(404);
    }

    @Test
    void coloursFollowFromTheAddressWhoeverIsATenant() {
        sessions.tenant("brand-known");
        String known = given().get("/brand-known/brand/1e66f5.css").asString();
        Response unknown = given().get("/brand-unknown/brand/1e66f5.css");
        assertThat(unknown.statusCode()).isEqualTo(200);
        assertThat(unknown.asString())
                .isEqualTo(known)
                .isEqualTo(Shades.of(new Colour(0x1e, 0x66, 0xf5)).css());
        assertThat(unknown.header("Content-Type")).startsWith("text/css");
        assertThat(unknown.header("Cache-Control")).contains("public");
        for (String odd : List.of("1e66f5;", "1e66f", "16f", "red", "1E66F5", "1e66f5%7d", "1e66f5%0a")) {
            assertThat(given().urlEncodingEnabled(false)
                            .get("/brand-known/brand/" + odd + ".css")
                            .statusCode())
                    .as(odd)
                    .isIn(400, 404);
        }
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingTypedIsLost() {
        SignedInAs owner = sessions.signIn("brand-wrong", Role.OWNER);
        Response refused = owner.request()
                .multiPart("csrf", owner.csrf())
                .multiPart("accent", "#fff}*{color:red")
                .multiPart("product-name", "x".repeat(61))
                .multiPart("imprint", "javascript:alert(1)")
                .multiPart("privacy", "http://plain.example")
                .multiPart("help", "https://user@evil.example")
                .multiPart("sender-name", "Acme\" <evil@example.com>")
                .multiPart("reply-to", "not an address")
                .multiPart("welcome", "Hello there")
                .multiPart("logo", "logo.svg", "<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8), "image/png")
                .post("/brand-wrong/settings/brand");
        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(refused.asString());
        assertThat(page.select(".error-summary a").eachAttr("href"))
                .containsExactlyInAnyOrder(
                        "#accent",
                        "#product-name",
                        "#imprint",
                        "#privacy",
                        "#help",
                        "#sender-name",
                        "#reply-to",
                        "#logo");
        assertThat(page.select("#accent").attr("value")).isEqualTo("#fff}*{color:red");
        assertThat(page.select("#welcome").text()).isEqualTo("Hello there");
        assertThat(page.select("#logo-error").text()).contains("SVG");
        assertThat(page.select("link[data-colours]").attr("href")).isEqualTo("/brand-wrong/brand.css");
    }

    @Test
    void aColourCanBeLookedAtBeforeItIsSaved() {
        SignedInAs owner = sessions.signIn("brand-check", Role.OWNER);
        Response shown = owner.request()
                .formParam("csrf", owner.csrf())
                .formParam("accent", "#ffee88")
                .formParam("check", "on")
                .post("/brand-check/settings/brand");
        assertThat(shown.statusCode()).isEqualTo(200);
        Document page = Jsoup.parse(shown.asString());
        assertThat(page.select("link[data-colours]").attr("href")).endsWith("/brand/ffee88.css");
        assertThat(page.select("#contrast").text()).contains("hard to read", "is used as it is");
        assertThat(page(owner, "/brand-check/sessions")
                        .select("link[data-colours]")
                        .attr("href"))
                .isEqualTo("/brand-check/brand.css");
    }

    private void save(SignedInAs who, String path, Map<String, String> form) {
        who.request()
                .formParam("csrf", who.csrf())
                .formParams(form)
                .post("/" + who.tenant() + path)
                .then()
                .statusCode(303);
    }

    private static Document page(SignedInAs who, String path) {
        return Jsoup.parse(
                who.request().get(path).then().statusCode(200).extract().asString());
    }

    private List<String> actions() {
        return tenancy.inTenant(
                new TenantId(TENANT), () -> entities.createQuery("select action from AuditEntry", String.class)
                        .getResultList());
    }
}
