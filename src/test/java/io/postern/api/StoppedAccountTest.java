package io.postern.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.api.Sellers.Seller;
import io.postern.customer.Customers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Failure mode 18: billing suspends the service, and nobody of it works on in an open frame. */
@QuarkusTest
class StoppedAccountTest {
    private static final String WORDS = "This account is suspended";

    @Inject
    Sellers sellers;

    @Inject
    TestSessions sessions;

    @Inject
    Customers customers;

    @Test
    void anOpenFrameEndsAtTheNextRequestAndComesBackWithThePayment() {
        Seller seller = sellers.open("stop-frame", 1);
        seller.sell();
        Response launched = launch(seller, Map.of("domains", List.of("stop-frame.example")));
        launched.then().statusCode(303);
        framed(launched).get("/stop-frame/embed/mailboxes").then().statusCode(200);

        seller.put("{'state':'suspended'}");
        framed(launched)
                .get("/stop-frame/embed/mailboxes")
                .then()
                .statusCode(403)
                .body(containsString(WORDS))
                .body(containsString("data-session-ended"))
                .body(not(containsString("user-01")));
        var mailbox = seller.reseller().mailbox("user-01@stop-frame.example").orElseThrow();
        framed(launched)
                .header("Sec-Fetch-Site", "same-origin")
                .post("/stop-frame/embed/mailboxes/" + mailbox.id + "/suspension/delete")
                .then()
                .statusCode(403);

        seller.put("{'state':'active'}");
        framed(launched).get("/stop-frame/embed/mailboxes").then().statusCode(200);

        seller.put("{'state':'terminated'}");
        framed(launched).get("/stop-frame/embed/mailboxes").then().statusCode(403);
    }

    @Test
    void launchesAreRefusedWithAFriendlyPage() {
        Seller seller = sellers.open("stop-launch", 1);
        seller.sell();
        seller.reseller().domain("stop-other.example", customer(seller));
        seller.put("{'state':'suspended'}");
        launch(seller, Map.of("domains", List.of("stop-launch.example")))
                .then()
                .statusCode(403)
                .body(containsString(WORDS))
                .body(containsString("stop-launch"));
        Response other = launch(seller, Map.of("customer", "c1"));
        other.then().statusCode(303);
        framed(other)
                .get("/stop-launch/embed/domains")
                .then()
                .statusCode(200)
                .body(containsString("stop-other.example"))
                .body(not(containsString("stop-launch.example")));
        launch(seller, Map.of("domains", List.of("stop-launch.example"), "role", "support"))
                .then()
                .statusCode(303);
        seller.put("{'state':'terminated'}");
        launch(seller, Map.of("domains", List.of("stop-launch.example")))
                .then()
                .statusCode(403)
                .body(containsString(WORDS));
    }

    @Test
    void aCustomersOwnSignInSeesOnlyWhatIsOpen() {
        Seller seller = sellers.open("stop-oidc", 1);
        seller.sell();
        UUID customer = customer(seller);
        var admin = sessions.signIn("stop-oidc", Role.CUSTOMER_ADMIN, customer);
        var stranger = sessions.signIn("stop-oidc", Role.CUSTOMER_ADMIN, sessions.customer("stop-oidc", "c2"));
        seller.put("{'state':'suspended'}");
        admin.request().get("/stop-oidc/mailboxes").then().statusCode(403).body(containsString(WORDS));
        stranger.request().get("/stop-oidc/mailboxes").then().statusCode(200);
        sessions.signIn("stop-oidc", Role.OWNER)
                .request()
                .get("/stop-oidc/mailboxes")
                .then()
                .statusCode(200);
        seller.reseller().domain("stop-oidc-open.example", customer);
        admin.request()
                .get("/stop-oidc/domains")
                .then()
                .statusCode(200)
                .body(containsString("stop-oidc-open.example"))
                .body(not(containsString("\"stop-oidc.example")));
        var mailbox = seller.reseller().mailbox("user-01@stop-oidc.example").orElseThrow();
        admin.request().get(seller.reseller().path(mailbox)).then().statusCode(404);
    }

    private UUID customer(Seller seller) {
        return customers.all(seller.reseller().tenant).stream()
                .filter(customer -> customer.externalId.equals("c1"))
                .findFirst()
                .orElseThrow()
                .id;
    }

    private static Response launch(Seller seller, Map<String, Object> claims) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "cross-site")
                .header("Origin", "https://billing.example")
                .formParam("token", seller.launch(claims))
                .post("/" + seller.reseller().tenant + "/embed/launch");
    }

    private static RequestSpecification framed(Response launched) {
        return given().redirects().follow(false).cookie("__Host-esid", launched.cookie("__Host-esid"));
    }
}
