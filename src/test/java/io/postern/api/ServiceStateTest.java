package io.postern.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.api.Sellers.Seller;
import io.postern.domain.Domains;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a billing system says of a service, and what it is told. */
@QuarkusTest
class ServiceStateTest {
    @Inject
    Sellers sellers;

    @Inject
    MadeUpResellers resellers;

    @Inject
    TestSessions sessions;

    @Inject
    Domains domains;

    @Test
    void aNewDomainIsMadeAtTheProvider() {
        Seller seller = sellers.open("api-new", 0);
        seller.service("PUT", "9")
                .body("{'state':'active','domain':'Fresh.api-new.Example','customer':{'id':'c9','name':'Nine'}}")
                .send()
                .then()
                .statusCode(201)
                .body("domain", equalTo("fresh.api-new.example"))
                .body("state", equalTo("active"));
        assertThat(seller.reseller().account.domains).containsKey("fresh.api-new.example");
        seller.service("GET", "9").send().then().statusCode(200).body("customer.id", equalTo("c9"));
    }

    @Test
    void whatANewServiceLacksIsNamedAtItsMember() {
        Seller seller = sellers.open("api-lacks", 0);
        seller.put("{'state':'active','customer':{'id':'c1'}}")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("domain"));
        seller.put("{'state':'active','domain':'api-lacks.example'}")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("customer"));
        seller.put("{'state':'on','domain':'api-lacks.example','reason':'a\\nb','limits':{'mailboxes':-1}}")
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("state", "reason", "limits.mailboxes")));
        resellers.connection(seller.reseller().tenant, "api-lacks-too");
        seller.put("{'state':'active','domain':'other.example','customer':{'id':'c1'}}")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("connection"))
                .body("detail", containsString("api-lacks-too"));
        seller.get().then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void whatNobodyKnowsOrCannotBeReadIsRefused() {
        Seller seller = sellers.open("api-strict", 0);
        seller.put("{'state':'active','colour':'red','customer':{'id':'c1','shoe':44}}")
                .then()
                .statusCode(400)
                .body("detail", containsString("shoe, colour"));
        seller.put("{'state':'active','state':'suspended'}").then().statusCode(400);
        seller.put("{'state':'active'} {}").then().statusCode(400);
        seller.put("[]").then().statusCode(400);
        seller.put("null").then().statusCode(400);
        seller.put("{'state':1}").then().statusCode(422).body("errors[0].field", equalTo("state"));
        seller.put("{'limits':{'mailboxes':'ten'}}")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("limits.mailboxes"));
        seller.put("{'reason':'" + "x".repeat(70_000) + "'}").then().statusCode(413);
        seller.call("PUT", "")
                .body("{}")
                .header("Content-Type", "text/plain")
                .send()
                .then()
                .statusCode(415);
        seller.call("DELETE", "")
                .send()
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .header("Allow", equalTo("GET, HEAD, PUT"));
        seller.system().call("GET", "/nothing").send().then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void aDomainIsSoldOnceAndToOneCustomer() {
        Seller seller = sellers.open("api-once", 0);
        seller.sell().then().statusCode(201);
        String again = "{'state':'active','domain':'api-once.example','customer':{'id':'c2'}}";
        seller.service("PUT", "2").body(again).send().then().statusCode(409);
        seller.reseller().domain("theirs.example", sessions.customer("api-once", "c7"));
        seller.service("PUT", "3")
                .body("{'state':'active','domain':'theirs.example','customer':{'id':'c1'}}")
                .send()
                .then()
                .statusCode(409)
                .body("detail", containsString("another customer"));
        seller.service("GET", "3").send().then().statusCode(404);
        seller.put("{'state':'active','domain':'else.example'}").then().statusCode(422);
        seller.put("{'state':'terminated'}").then().statusCode(200);
        seller.service("PUT", "2")
                .body(again.replace("c2", "c1"))
                .send()
                .then()
                .statusCode(201)
                .body("state", equalTo("active"));
        seller.put("{'state':'active'}").then().statusCode(409);
    }

    @Test
    void aServiceWhoseCustomerWasDeletedComesBackWithACustomer() {
        Seller seller = sellers.open("api-orphan", 1);
        UUID customer = sessions.customer("api-orphan", "c1");
        seller.sell();
        seller.put("{'state':'terminated'}").then().statusCode(200);
        sessions.signIn("api-orphan", Role.OWNER)
                .request()
                .formParam("x", "")
                .post("/api-orphan/customers/" + customer + "/delete")
                .then()
                .statusCode(303);
        seller.put("{'state':'active'}").then().statusCode(422).body("errors[0].field", equalTo("customer"));
        seller.sell().then().statusCode(200).body("customer.id", equalTo("c1"));
        seller.put("{'state':'active'}").then().statusCode(200);
    }

    @Test
    void aProviderThatIsDownIsWaitedFor() {
        Seller seller = sellers.open("api-down", 0);
        for (int call = 0; call < 3; call++) {
            seller.reseller().account.fail("domain-exists", new DriverException(Kind.UNAVAILABLE, "down"));
        }
        Response first = seller.service("PUT", "5")
                .body("{'state':'active','domain':'later.api-down.example','customer':{'id':'c1'}}")
                .send();
        assertThat(first.statusCode()).isIn(201, 202);
        Sellers.eventually(() -> seller.service("GET", "5").send().then().body("state", equalTo("active")));
        assertThat(domains.byName(seller.reseller().tenant, "later.api-down.example"))
                .isPresent();
    }

    @Test
    void sameKeySameAnswerAndAnotherRequestIsRefused() {
        Seller seller = sellers.open("api-key", 0);
        String body = "{'state':'active','domain':'api-key.example','customer':{'id':'c1'}}";
        Response first =
                seller.call("PUT", "").body(body).idempotency("order-1").send();
        Response again =
                seller.call("PUT", "").body(body).idempotency("order-1").send();
        first.then().statusCode(201).header("Idempotent-Replay", nullValue());
        again.then().statusCode(201).header("Idempotent-Replay", equalTo("true"));
        assertThat(again.asString()).isEqualTo(first.asString());
        seller.call("PUT", "")
                .body("{'state':'suspended'}")
                .idempotency("order-1")
                .send()
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:postern:problem:idempotency-key-reused"));
        seller.call("PUT", "")
                .body(body)
                .idempotency("x".repeat(256))
                .send()
                .then()
                .statusCode(422);
    }

    @Test
    void aRefusalIsNotKeptForAKey() {
        Seller seller = sellers.open("api-keyless", 0);
        seller.call("PUT", "")
                .body("{'state':'active'}")
                .idempotency("k")
                .send()
                .then()
                .statusCode(422);
        seller.call("PUT", "")
                .body("{'state':'active','domain':'api-keyless.example','customer':{'id':'c1'}}")
                .idempotency("k")
                .send()
                .then()
                .statusCode(201);
    }

    @Test
    void servicesAreListedWithWhatTheyHold() {
        Seller seller = sellers.open("api-list", 2);
        seller.sell();
        for (String id : List.of("2", "3", "4")) {
            seller.service("PUT", id)
                    .body("{'state':'active','domain':'s" + id + ".api-list.example','customer':{'id':'c1'}}")
                    .send()
                    .then()
                    .statusCode(201);
        }
        Response page = seller.system().call("GET", "/services/whmcs-1?limit=3").send();
        page.then()
                .statusCode(200)
                .body("items.service", equalTo(List.of("1", "2", "3")))
                .body("items[0].usage.mailboxes", equalTo(2))
                .body("next", equalTo("3"));
        seller.system()
                .call("GET", "/services/whmcs-1?after=3")
                .send()
                .then()
                .body("items.service", equalTo(List.of("4")))
                .body("next", nullValue());
        seller.system().call("GET", "/services/whmcs-1?limit=0").send().then().statusCode(422);
        seller.call("GET", "/usage")
                .send()
                .then()
                .statusCode(200)
                .body("mailboxes", equalTo(2))
                .body("mailboxes_over_quota", equalTo(0));
    }

    @Test
    void theBillingSystemLearnsWhoItIs() {
        Seller seller = sellers.open("api-who", 0);
        seller.system()
                .call("GET", "")
                .send()
                .then()
                .statusCode(200)
                .body("tenant", equalTo("api-who"))
                .body("installation", equalTo("whmcs-1"))
                .body("scopes", hasItem("services"))
                .body("connections", hasSize(1));
    }

    @Test
    void historyNamesTheBillingSystem() {
        Seller seller = sellers.open("api-history", 1);
        seller.sell();
        seller.put("{'state':'suspended','reason':'unpaid'}");
        var owner = sessions.signIn("api-history", Role.OWNER);
        var mailbox = seller.reseller().mailbox("user-01@api-history.example").orElseThrow();
        owner.request()
                .get(seller.reseller().path(mailbox) + "/history")
                .then()
                .statusCode(200)
                .body(containsString("Suspended by billing"))
                .body(containsString("whmcs-1"));
    }
}
