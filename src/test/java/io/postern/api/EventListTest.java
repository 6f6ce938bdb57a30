package io.postern.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.postern.api.Sellers.Seller;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A billing system that was away reads on where it stopped. */
@QuarkusTest
class EventListTest {
    @Inject
    Sellers sellers;

    @Test
    void whatBecameOfAServiceIsToldOnceForEachWish() {
        Seller seller = sellers.open("ev-life", 2);
        seller.sell().then().statusCode(201);
        seller.sell().then().statusCode(200);
        seller.put("{'state':'suspended','reason':'unpaid'}").then().statusCode(200);
        seller.put("{'state':'suspended','reason':'unpaid'}").then().statusCode(200);
        seller.put("{'state':'active'}").then().statusCode(200);
        seller.put("{'state':'terminated'}").then().statusCode(200);
        Response all = events(seller, "");
        all.then().statusCode(200).body("next", nullValue());
        assertThat(services(all))
                .containsExactly("service.activated", "service.suspended", "service.activated", "service.terminated");
        all.then()
                .body("items.find { it.type == 'service.suspended' }.data.reason", equalTo("unpaid"))
                .body("items.find { it.type == 'service.suspended' }.data.service", equalTo("1"))
                .body("items.find { it.type == 'service.suspended' }.data.installation", equalTo("whmcs-1"))
                .body("items.find { it.type == 'service.suspended' }.data.domain", equalTo("ev-life.example"))
                .body("items[0].tenant", equalTo("ev-life"));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        Seller seller = sellers.open("ev-pages", 0);
        seller.sell();
        for (String state : List.of("suspended", "active", "suspended", "active")) {
            seller.put("{'state':'" + state + "'}").then().statusCode(200);
        }
        List<String> all = events(seller, "").path("items.id");
        assertThat(all).hasSize(5);
        List<String> read = new ArrayList<>();
        String next = "";
        int pages = 0;
        do {
            Response page = events(seller, "?limit=2" + (next.isEmpty() ? "" : "&after=" + next));
            page.then().statusCode(200);
            read.addAll(page.path("items.id"));
            next = page.path("next");
            pages++;
        } while (next != null);
        assertThat(read).isEqualTo(all);
        assertThat(pages).isEqualTo(3);
        Number last = events(seller, "").path("items[4].sequence");
        events(seller, "?after=" + last).then().body("items", empty()).body("next", nullValue());
        seller.put("{'state':'terminated'}");
        events(seller, "?after=" + last).then().body("items.type", equalTo(List.of("service.terminated")));
    }

    @Test
    void aCursorThatIsNoneIsRefusedAndAnotherTenantsEventsAreNotThere() {
        Seller seller = sellers.open("ev-cursor", 0);
        for (String wrong : List.of("x", "-1", "1.5", "9999999999999999999", "%20")) {
            events(seller, "?after=" + wrong)
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("errors[0].field", equalTo("after"));
        }
        events(seller, "?limit=201").then().statusCode(422).body("errors[0].field", equalTo("limit"));
        Seller other = sellers.open("ev-other", 0);
        other.sell();
        events(seller, "").then().statusCode(200).body("items", empty());
    }

    @Test
    void aServiceThatFailsAfterItsAnswerIsTold() {
        Seller seller = sellers.open("ev-failed", 0);
        // refused at once: the answer says so, and nothing else does
        seller.put("{'state':'active','customer':{'id':'c1'}}").then().statusCode(422);
        assertThat(services(events(seller, ""))).isEmpty();
        // a silence is not asked again within the same call, so that the next step meets the refusal
        seller.reseller().account.fail("domain-exists", new DriverException(Kind.TIMEOUT, "no answer in time"));
        seller.reseller().account.fail("domain-exists", new DriverException(Kind.LIMIT, "no more"));
        Response answer = seller.service("PUT", "5")
                .body("{'state':'active','domain':'later.ev-failed.example','customer':{'id':'c1'}}")
                .send();
        assertThat(answer.statusCode()).isIn(201, 202);
        Sellers.eventually(() -> assertThat(services(events(seller, ""))).contains("service.failed"));
        events(seller, "")
                .then()
                .body("items.find { it.type == 'service.failed' }.data.trouble", equalTo("provider-limit"));
    }

    private static Response events(Seller seller, String query) {
        return seller.system().call("GET", "/events" + query).send();
    }

    private static List<String> services(Response answer) {
        List<String> types = answer.path("items.type");
        return types.stream().filter(type -> type.startsWith("service.")).toList();
    }
}
