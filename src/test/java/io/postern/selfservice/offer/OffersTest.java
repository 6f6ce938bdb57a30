package io.postern.selfservice.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.Scope;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.directory.Mailbox;
import io.postern.mailbox.Mailboxes;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What owners may do is switched per tenant, domain and mailbox, and a customer never goes beyond his reseller. */
@QuarkusTest
class OffersTest {
    @Inject
    MadeUpResellers resellers;

    @Inject
    TestSessions sessions;

    @Inject
    Mailboxes mailboxes;

    @Inject
    SelfServiceOffers offers;

    @Test
    void everythingIsOnUntilSomebodySwitches() {
        var reseller = resellers.open("offers-usual", 1);
        assertThat(offer(
                        reseller,
                        reseller.mailbox("user-01@offers-usual.example").orElseThrow()))
                .isEqualTo(new Offer(true, true, true, true, true));
    }

    @Test
    void theNearestSwitchCounts() {
        var reseller = resellers.open("offers-nearest", 2);
        Mailbox first = reseller.mailbox("user-01@offers-nearest.example").orElseThrow();
        Mailbox second = reseller.mailbox("user-02@offers-nearest.example").orElseThrow();
        SignedInAs owner = sessions.signIn("offers-nearest", Role.OWNER);

        tenant(owner, "password", "OFF");
        assertThat(offer(reseller, first).password()).isFalse();
        domain(owner, reseller.domain.id, "password", "ON");
        assertThat(offer(reseller, first).password()).isTrue();
        mailbox(owner, first.id, "password", "OFF");
        assertThat(offer(reseller, first)).isEqualTo(new Offer(false, true, true, true, true));
        assertThat(offer(reseller, second).password()).isTrue();

        Document page = page(owner, "/mailboxes/" + first.id);
        assertThat(page.select("#password-hint").text()).contains("In force: Off, from this mailbox");
        assertThat(page.select("#password option[selected]").text()).isEqualTo("Off");
        assertThat(page(owner, "/mailboxes/" + second.id)
                        .select("#password-hint")
                        .text())
                .contains("In force: On, from the domain");

        mailbox(owner, first.id, "password", "AS_ABOVE");
        domain(owner, reseller.domain.id, "password", "AS_ABOVE");
        assertThat(page(owner, "/mailboxes/" + first.id)
                        .select("#password-hint")
                        .text())
                .contains("In force: Off, from what holds for all domains");
    }

    @Test
    void aCustomerSwitchesHisOwnDomainButNeverOnWhatTheResellerHasOff() {
        UUID customer = sessions.customer("offers-customer", "c1");
        var reseller = resellers.open("offers-customer", 0);
        var domain = reseller.domain("offers-of-customer.example", customer);
        Mailbox box = reseller.add(domain, "shared");
        SignedInAs staff = sessions.signIn("offers-customer", Role.SUPPORT);
        SignedInAs owner = sessions.signIn("offers-customer", Role.OWNER);
        SignedInAs admin = sessions.signIn("offers-customer", Role.CUSTOMER_ADMIN, customer);

        domain(admin, domain.id, "autoresponder", "OFF");
        assertThat(offer(reseller, box).autoresponder()).isFalse();
        mailbox(admin, box.id, "autoresponder", "ON");
        assertThat(offer(reseller, box).autoresponder())
                .as("what he himself has off")
                .isTrue();

        mailbox(admin, box.id, "password", "ON");
        tenant(owner, "password", "OFF");
        assertThat(offer(reseller, box).password())
                .as("an earlier choice of his")
                .isFalse();
        domain(admin, domain.id, "password", "ON");
        assertThat(offer(reseller, box).password())
                .as("forced through the form")
                .isFalse();
        assertThat(page(admin, "/domains/" + domain.id).select("select#password"))
                .isEmpty();
        assertThat(page(admin, "/domains/" + domain.id).select("p#password").text())
                .contains("Off Your provider");

        mailbox(staff, box.id, "history", "OFF");
        mailbox(admin, box.id, "history", "ON");
        assertThat(offer(reseller, box).history())
                .as("what staff have off here")
                .isFalse();
        mailbox(admin, box.id, "history", "AS_ABOVE");
        assertThat(offer(reseller, box).history()).isFalse();

        domain(staff, domain.id, "password", "ON");
        assertThat(offer(reseller, box).password())
                .as("staff lift it for this domain")
                .isTrue();
        assertThat(admin.request()
                        .get("/offers-customer/domains/" + reseller.domain.id + "/self-service")
                        .statusCode())
                .isEqualTo(404);
        assertThat(admin.request().get("/offers-customer/settings/self-service").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aSwitchGoesAlongWithAnotherAddressAndIsInTheHistory() {
        var reseller = resellers.open("offers-moved", 1);
        Mailbox box = reseller.mailbox("user-01@offers-moved.example").orElseThrow();
        SignedInAs owner = sessions.signIn("offers-moved", Role.OWNER);
        mailbox(owner, box.id, "password", "OFF");
        assertThat(owner.request()
                        .formParam("local-part", "elsewhere")
                        .formParam("new-address", "elsewhere")
                        .post(reseller.path(box) + "/address")
                        .statusCode())
                .isEqualTo(303);
        Mailbox moved = reseller.mailbox("elsewhere@offers-moved.example").orElseThrow();
        assertThat(offer(reseller, moved).password()).isFalse();
        assertThat(owner.request().get(reseller.path(moved) + "/history").asString())
                .contains("Self-service switched");
    }

    private Offer offer(MadeUpResellers.Reseller reseller, Mailbox mailbox) {
        return offers.of(
                reseller.tenant,
                mailboxes.find(reseller.tenant, Scope.ALL, mailbox.id).orElseThrow());
    }

    private static void tenant(SignedInAs who, String part, String choice) {
        Response answer = who.request()
                .formParam(part, choice)
                .formParam("minimum-length", "12")
                .formParam("link-hours", "72")
                .post("/" + who.tenant() + "/settings/self-service");
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    private static void domain(SignedInAs who, UUID id, String part, String choice) {
        post(who, "/domains/" + id, part, choice);
    }

    private static void mailbox(SignedInAs who, UUID id, String part, String choice) {
        post(who, "/mailboxes/" + id, part, choice);
    }

    private static void post(SignedInAs who, String path, String part, String choice) {
        Response answer = who.request().formParam(part, choice).post("/" + who.tenant() + path + "/self-service");
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    private static Document page(SignedInAs who, String path) {
        Response answer = who.request().get("/" + who.tenant() + path + "/self-service");
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.asString());
    }
}
