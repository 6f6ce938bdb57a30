package io.postern.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.postern.access.Actor;
import io.postern.access.AuditEntry;
import io.postern.access.AuditTrail;
import io.postern.access.Role;
import io.postern.access.Scope;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.embed.BillingSystems;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** A customer lets the reseller's staff in, for a while, and puts it out again. */
@QuarkusTest
class SupportAccessTest {
    private static final Actor CARLA = new Actor("Carla", null, "portal", null);

    @Inject
    TestSessions sessions;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Inject
    AuditTrail audit;

    @Inject
    Delegations delegations;

    @Inject
    MadeUpResellers resellers;

    @Inject
    BillingSystems billing;

    @Test
    void whereCustomersHaveToGrantItNobodyActsBefore() {
        UUID customer = asked("access-ask");
        SignedInAs support = sessions.signIn("access-ask", Role.SUPPORT);
        String place = "/access-ask/customers/" + customer + "/acting";
        support.request().get(place).then().statusCode(200).body(containsString("has not granted access"));
        start(support, customer).then().statusCode(422).body(containsString("has not granted access"));
        SignedInAs admin = sessions.signIn("access-ask", Role.CUSTOMER_ADMIN, customer);
        admin.request()
                .formParam("length", "7d")
                .post("/access-ask/support-access")
                .then()
                .statusCode(303);
        admin.request()
                .get("/access-ask/support-access")
                .then()
                .body(containsString("may act for you"))
                .body(containsString("Granted by Test customer-admin"));
        start(support, customer).then().statusCode(303);
        assertThat(Jsoup.parse(admin.request().get("/access-ask/support-access").asString())
                        .select("tbody")
                        .text())
                .contains("Test support", "ticket", "Now");
        // a grant of one customer opens no other
        start(sessions.signIn("access-ask", Role.SUPPORT), sessions.customer("access-ask", "other"))
                .then()
                .statusCode(422);
    }

    @Test
    void whatIsTakenBackEndsAtOnce() {
        UUID customer = asked("access-end");
        SignedInAs admin = sessions.signIn("access-end", Role.CUSTOMER_ADMIN, customer);
        SignedInAs support = sessions.signIn("access-end", Role.SUPPORT);
        admin.request()
                .formParam("length", "1d")
                .post("/access-end/support-access")
                .then()
                .statusCode(303);
        start(support, customer).then().statusCode(303);
        banner(support, 1);
        admin.request()
                .formParam("x", "")
                .post("/access-end/support-access/delete")
                .then()
                .statusCode(303);
        support.request().get("/access-end/mailboxes").then().statusCode(303);
        banner(support, 0);
        start(support, customer).then().statusCode(422);
        assertThat(history("access-end"))
                .extracting(entry -> entry.action + " by " + entry.actor)
                .containsExactly(
                        "acting.rule by Test owner",
                        "delegation.granted by Test customer-admin",
                        "acting.started by Test support for asked, ticket",
                        "delegation.ended by Test customer-admin",
                        "acting.ended by Test customer-admin");
        assertThat(history("access-end").getLast().details).contains("WITHDRAWN", "Test support", "ticket");
        // ending what is not there is no error
        admin.request()
                .formParam("x", "")
                .post("/access-end/support-access/delete")
                .then()
                .statusCode(303);
    }

    @Test
    void nobodyActsLongerThanTheGrant() {
        UUID customer = asked("access-short");
        TenantId tenant = new TenantId("access-short");
        Instant now = Instant.now();
        at(now.minus(Duration.ofMinutes(50))).grant(tenant, CARLA, customer, Duration.ofHours(1));
        Instant end = delegations.current(tenant, customer).orElseThrow().expiresAt;
        tenancy.inTenant(tenant, () -> {
            assertThat(delegations.allowedUntil(tenant, customer, now.plus(Duration.ofMinutes(60))))
                    .contains(end);
            assertThat(delegations.allowedUntil(tenant, customer, now.plus(Duration.ofMinutes(5))))
                    .contains(now.plus(Duration.ofMinutes(5)));
        });
        Delegations later = at(end);
        assertThat(later.current(tenant, customer)).isEmpty();
        tenancy.inTenant(tenant, () -> assertThat(later.allowedUntil(tenant, customer, end.plusSeconds(60)))
                .isEmpty());
        assertThat(at(end.minusMillis(1)).current(tenant, customer)).isPresent();
    }

    @Test
    void aStricterRuleEndsWhatItDoesNotAllow() {
        UUID granted = sessions.customer("access-rule", "granted");
        UUID silent = sessions.customer("access-rule", "silent");
        delegations.grant(new TenantId("access-rule"), CARLA, granted, Duration.ofMinutes(10));
        SignedInAs one = sessions.signIn("access-rule", Role.SUPPORT);
        SignedInAs two = sessions.signIn("access-rule", Role.SUPPORT);
        start(one, granted).then().statusCode(303);
        start(two, silent).then().statusCode(303);
        rule("access-rule", "granted");
        banner(one, 1);
        two.request().get("/access-rule/mailboxes").then().statusCode(303);
        banner(two, 0);
        // and lasts no longer than the grant
        assertThat(Jsoup.parse(one.request().get("/access-rule/sessions").asString())
                        .select("aside.acting")
                        .text())
                .containsPattern("\\b(9|10) minutes left");
        rule("access-rule", "always");
        start(two, silent).then().statusCode(303);
    }

    @Test
    void anAdministratorInAFrameGrantsAndEndsItToo() {
        var reseller = resellers.open("access-frame", 0);
        UUID customer = sessions.customer("access-frame", "c17");
        reseller.domain("access-frame-theirs.example", customer);
        rule("access-frame", "granted");
        var system = billing.open(reseller.tenant, "whmcs-1", "https://billing.access.example");
        String cookie = launched(system.token(Map.of("customer", "c17")));
        assertThat(Jsoup.parse(framed(cookie)
                                .get("/access-frame/embed/mailboxes")
                                .asString())
                        .select("a[href=/access-frame/embed/support-access]"))
                .hasSize(1);
        String page = framed(cookie)
                .get("/access-frame/embed/support-access")
                .then()
                .statusCode(200)
                .body(containsString("action=\"/access-frame/embed/support-access\""))
                .extract()
                .asString();
        String csrf = Jsoup.parse(page).select("input[name=csrf]").first().val();
        framed(cookie)
                .formParam("csrf", csrf)
                .formParam("length", "1h")
                .post("/access-frame/embed/support-access")
                .then()
                .statusCode(303);
        assertThat(delegations.current(reseller.tenant, customer))
                .hasValueSatisfying(grant -> assertThat(grant.grantedBy).isEqualTo("Carla Customer"));
        framed(cookie)
                .formParam("csrf", csrf)
                .post("/access-frame/embed/support-access/delete")
                .then()
                .statusCode(303);
        assertThat(delegations.current(reseller.tenant, customer)).isEmpty();
        // who was let in for one domain does not speak for the customer
        String one =
                launched(system.token(Map.of("customer", "c17", "domains", List.of("access-frame-theirs.example"))));
        framed(one).get("/access-frame/embed/support-access").then().statusCode(403);
        assertThat(framed(one).get("/access-frame/embed/mailboxes").asString()).doesNotContain("/support-access");
    }

    private static String launched(String token) {
        return io.restassured.RestAssured.given()
                .redirects()
                .follow(false)
                .header("Origin", "https://billing.access.example")
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("token", token)
                .post("/access-frame/embed/launch")
                .cookie("__Host-esid");
    }

    private static io.restassured.specification.RequestSpecification framed(String cookie) {
        return io.restassured.RestAssured.given()
                .redirects()
                .follow(false)
                .cookie("__Host-esid", cookie)
                .header("Sec-Fetch-Site", "same-origin");
    }

    @Test
    void aManagerDoesNotChangeTheRule() {
        sessions.signIn("access-manager", Role.MANAGER)
                .request()
                .formParam("rule", "always")
                .post("/access-manager/customers/acting-rule")
                .then()
                .statusCode(403);
    }

    @Test
    void oneWhoIsNarrowedToSomeDomainsDoesNotSpeakForTheCustomer() {
        UUID customer = sessions.customer("access-scope", "some");
        assertThat(new Scope(customer, null).wholeCustomer()).isTrue();
        assertThat(new Scope(customer, Set.of(UUID.randomUUID())).wholeCustomer())
                .isFalse();
        assertThat(new Scope(null, Set.of(UUID.randomUUID())).wholeCustomer()).isFalse();
        sessions.signIn("access-scope", Role.CUSTOMER_ADMIN)
                .request()
                .get("/access-scope/support-access")
                .then()
                .statusCode(403);
    }

    @Test
    void aCustomerSeesOnlyItsOwnVisitorsPageByPage() {
        UUID mine = sessions.customer("access-log", "mine");
        UUID theirs = sessions.customer("access-log", "theirs");
        TenantId tenant = new TenantId("access-log");
        tenancy.inTenant(tenant, () -> {
            for (int number = 0; number < 60; number++) {
                var period = new ActingPeriod();
                period.customerId = number % 2 == 0 ? mine : theirs;
                period.sessionId = UUID.randomUUID();
                period.name = "Visitor " + number;
                period.reason = "ticket " + number;
                period.startedAt = Instant.EPOCH;
                period.until = Instant.EPOCH;
                period.endedAt = Instant.EPOCH;
                period.ended = ActingPeriod.Ended.TIME;
                entities.persist(period);
            }
        });
        SignedInAs admin = sessions.signIn("access-log", Role.CUSTOMER_ADMIN, mine);
        var first =
                Jsoup.parse(admin.request().get("/access-log/support-access").asString());
        assertThat(first.select("tbody tr")).hasSize(25);
        assertThat(first.select("tbody th").first().text()).isEqualTo("Visitor 58");
        var second = Jsoup.parse(
                admin.request().get(first.select("a[rel=next]").attr("href")).asString());
        assertThat(second.select("tbody th").eachText())
                .containsExactly("Visitor 8", "Visitor 6", "Visitor 4", "Visitor 2", "Visitor 0");
        assertThat(second.select("a[rel=next]")).isEmpty();
    }

    private Delegations at(Instant moment) {
        return new Delegations(tenancy, entities, audit, Clock.fixed(moment, ZoneOffset.UTC));
    }

    /** A customer of a tenant that lets staff act only while the customer has granted it. */
    private UUID asked(String slug) {
        rule(slug, "granted");
        return sessions.customer(slug, "asked");
    }

    private void rule(String slug, String rule) {
        sessions.signIn(slug, Role.OWNER)
                .request()
                .formParam("rule", rule)
                .post("/" + slug + "/customers/acting-rule")
                .then()
                .statusCode(303);
    }

    private static Response start(SignedInAs who, UUID customer) {
        return who.request()
                .formParam("reason", "ticket")
                .formParam("minutes", "60")
                .post("/" + who.tenant() + "/customers/" + customer + "/acting");
    }

    private static void banner(SignedInAs who, int shown) {
        assertThat(Jsoup.parse(who.request()
                                .get("/" + who.tenant() + "/sessions")
                                .asString())
                        .select("aside.acting"))
                .hasSize(shown);
    }

    private List<AuditEntry> history(String slug) {
        return tenancy.inTenant(
                new TenantId(slug), () -> entities.createQuery("from AuditEntry order by sequence", AuditEntry.class)
                        .getResultList());
    }
}
