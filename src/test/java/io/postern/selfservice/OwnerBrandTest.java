package io.postern.selfservice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.platform.tenancy.Tenancy;
import io.postern.tenant.brand.Samples;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The owner of a mailbox meets the tenant at the door, and the customer whose domain it is inside. */
@QuarkusTest
class OwnerBrandTest {
    private static final String TENANT = "owner-brand";

    @Inject
    TestSessions sessions;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Test
    void theDoorLooksLikeTheTenantAndTheInsideLikeTheCustomer() {
        SignedInAs staff = sessions.signIn(TENANT, Role.OWNER);
        UUID customer = sessions.customer(TENANT, "c1");
        save(staff, "/settings/general", Map.of("name", "House", "phone", "+49 30 1234567", "theme", ""));
        save(staff, "/settings/brand", Map.of("accent", "#112233", "welcome", "Hello <b>you</b>\nand you"));
        save(staff, "/customers/" + customer + "/brand", Map.of("accent", "#445566", "product-name", "Their Mail"));
        Document door = Jsoup.parse(given().get("/" + TENANT + "/me/sign-in").asString());
        assertThat(door.select(".welcome").text()).isEqualTo("Hello <b>you</b> and you");
        assertThat(door.select("link[data-colours]").attr("href")).endsWith("/brand/112233.css");
        assertThat(door.select("header img.logo")).hasSize(1);
        assertThat(door.select("main").text()).contains("+49 30 1234567");
        SignedInAs owner = sessions.signIn(TENANT, Role.MAILBOX_OWNER);
        tenancy.inTenant(owner.tenant(), () -> entities.createQuery("update Domain set customerId = ?1")
                .setParameter(1, customer)
                .executeUpdate());
        Document inside = Jsoup.parse(owner.request()
                .get("/" + TENANT + "/me")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        assertThat(inside.select("link[data-colours]").attr("href")).endsWith("/brand/445566.css");
        assertThat(inside.select("header .brand-name").text()).isEqualTo("Their Mail");
        assertThat(inside.select("header img.logo")).hasSize(1);
    }

    @Test
    void theDoorOfNobodyIsTheOneOfAnybody() {
        Document door =
                Jsoup.parse(given().get("/owner-brand-nobody/me/sign-in").asString());
        assertThat(door.select("header img.logo, .welcome, footer")).isEmpty();
        assertThat(door.select("link[data-colours]").attr("href")).isEqualTo("/owner-brand-nobody/brand.css");
    }

    private static void save(SignedInAs who, String path, Map<String, String> form) {
        var request = path.endsWith("/brand")
                ? who.request().multiPart("csrf", who.csrf()).multiPart("logo", "logo.png", Samples.png(), "image/png")
                : who.request().formParam("csrf", who.csrf()).formParams(form);
        if (path.endsWith("/brand")) {
            form.forEach((name, value) -> request.multiPart(name, value));
        }
        request.post("/" + who.tenant() + path).then().statusCode(303);
    }
}
