package io.postern.embed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.tenant.brand.Samples;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** A frame has the colours of the customer whose domains it shows, and none of the chrome. */
@QuarkusTest
class FramedBrandTest {
    private static final String HOST = "https://billing.example";

    @Inject
    MadeUpResellers resellers;

    @Inject
    BillingSystems billing;

    @Inject
    TestSessions sessions;

    @Test
    void aLaunchedSessionLooksLikeTheCustomerWhoseDomainsItShows() {
        var reseller = resellers.open("framed-brand", 1);
        UUID customer = sessions.customer("framed-brand", "c1");
        reseller.domain("framed-brand-c1.example", customer);
        SignedInAs owner = sessions.signIn("framed-brand", Role.OWNER);
        save(owner, "/settings/brand", Map.of("accent", "#101010", "imprint", "https://house.example/imprint"));
        save(owner, "/customers/" + customer + "/brand", Map.of("accent", "#2a9d8f", "product-name", "Their Mail"));
        var system = billing.open(reseller.tenant, "whmcs-1", HOST);
        Document theirs = list(system.token(Map.of("domains", List.of("framed-brand-c1.example"))));
        assertThat(theirs.select("link[data-colours]").attr("href")).isEqualTo("/framed-brand/brand/2a9d8f.css");
        assertThat(theirs.title()).endsWith("· Their Mail");
        assertThat(theirs.select("header.top, footer, img.logo")).isEmpty();
        Document others =
                list(system.token(Map.of("domains", List.of("framed-brand.example", "framed-brand-c1.example"))));
        assertThat(others.select("link[data-colours]").attr("href"))
                .as("domains of several are nobody's")
                .isEqualTo("/framed-brand/brand/101010.css");
    }

    private static void save(SignedInAs who, String path, Map<String, String> form) {
        var request = who.request().multiPart("csrf", who.csrf());
        form.forEach((name, value) -> request.multiPart(name, value));
        request.multiPart("logo", "logo.png", Samples.png(), "image/png")
                .post("/" + who.tenant() + path)
                .then()
                .statusCode(303);
    }

    private static Document list(String token) {
        Response launched = given().redirects()
                .follow(false)
                .header("Origin", HOST)
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("token", token)
                .post("/framed-brand/embed/launch");
        assertThat(launched.statusCode()).isEqualTo(303);
        return Jsoup.parse(given().cookie("__Host-esid", launched.cookie("__Host-esid"))
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Dest", "iframe")
                .get("/framed-brand/embed/mailboxes")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }
}
