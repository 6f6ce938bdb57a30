package io.postern.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.postern.api.Sellers.Seller;
import io.postern.embed.BillingSystems;
import io.postern.embed.BillingSystems.BillingSystem;
import io.postern.installation.InstallationScope;
import io.postern.provider.spi.Kind;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * What goes wrong with other panels between billing system and portal, by what people see of it; what goes wrong in
 * frames is in {@code FrameFailureModesTest}.
 */
@QuarkusTest
class ServerFailureModesTest {
    @Inject
    Sellers sellers;

    @Inject
    BillingSystems billing;

    /** 19: the module returns success though half of it failed. */
    @Test
    void aSuspensionThatIsHalfDoneIsNotCalledDone() {
        Seller seller = sellers.open("mode-half", 3);
        seller.sell();
        for (String call : List.of("suspend-all", "suspend")) {
            seller.reseller().account.refuse(call, Kind.FORBIDDEN);
        }
        seller.put("{'state':'suspended'}")
                .then()
                .statusCode(202)
                .body("state", equalTo("pending"))
                .body("desired_state", equalTo("suspended"))
                .body("failures", hasSize(1))
                .body("failures[0].address", containsString("@mode-half.example"))
                .body("failures[0].detail", not(containsString("FORBIDDEN")));
        // the retry of the worker is short in tests
        Sellers.eventually(
                () -> seller.get().then().body("state", equalTo("suspended")).body("failures", empty()));
        assertThat(seller.reseller().upstream("user-02@mode-half.example").stopped())
                .isNotEmpty();
        Response events = seller.system().call("GET", "/events").send();
        assertThat(events.<List<String>>path("items.findAll { it.type.startsWith('service.') }.type"))
                .as("told once, and again when it is done")
                .containsExactly("service.activated", "service.failed", "service.suspended");
        events.then()
                .body("items.find { it.type == 'service.failed' }.data.trouble", equalTo("mailboxes"))
                .body("items.find { it.type == 'service.failed' }.data.desired_state", equalTo("suspended"));
    }

    /** 20: Create is repeated after a timeout, and something is there twice. */
    @Test
    void aCreationThatIsRepeatedAfterATimeoutIsNotDoneTwice() {
        Seller seller = sellers.open("mode-create", 0);
        var account = seller.reseller().account;
        var answered = account.hold("domain-exists");
        CompletableFuture<Response> first =
                CompletableFuture.supplyAsync(() -> create(seller.system(), "whmcs-1", "k"));
        Sellers.eventually(() -> assertThat(account.calls("domain-exists")).isPositive());
        // billing's own time is over
        create(seller.system(), "whmcs-1", "k")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:postern:problem:in-progress"))
                .header("Retry-After", equalTo("2"));
        answered.countDown();
        Response made = first.join();
        made.then().statusCode(201).body("state", equalTo("active"));

        Response again = create(seller.system(), "whmcs-1", "k");
        again.then().statusCode(201).header("Idempotent-Replay", equalTo("true"));
        assertThat(again.asString()).isEqualTo(made.asString());
        // a module that made another key, or none, asks for the same service
        create(seller.system(), "whmcs-1", "other").then().statusCode(200).body("id", equalTo(made.path("id")));
        assertThat(account.calls("create-domain")).isEqualTo(1);
        seller.system().call("GET", "/services/whmcs-1").send().then().body("items", hasSize(1));

        // keys are each installation's own
        BillingSystem neighbour = billing.open(seller.reseller().tenant, "whmcs-2", "https://billing.example");
        billing.allow(neighbour, InstallationScope.SERVICES);
        create(neighbour, "whmcs-2", "k")
                .then()
                .statusCode(409)
                .header("Idempotent-Replay", nullValue())
                .body("detail", containsString("Another service"));
    }

    private static Response create(BillingSystem system, String installation, String key) {
        return system.call("PUT", "/services/" + installation + "/9")
                .body("{'state':'active','domain':'new.mode-create.example','customer':{'id':'c9','name':'Nine'}}")
                .idempotency(key)
                .send();
    }
}
