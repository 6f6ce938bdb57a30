package io.postern.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.postern.access.AuditEntry;
import io.postern.access.Role;
import io.postern.access.StoredSession;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.directory.Mailbox;
import io.postern.member.Member;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Staff acts for a customer: narrowed, announced, limited in time, with both names in the history. */
@QuarkusTest
class ActingTest {
    @Inject
    TestSessions sessions;

    @Inject
    MadeUpResellers resellers;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Inject
    ActingSweep sweep;

    @Test
    void whoActsSeesAndMayWhatTheCustomersAdministratorMayAndNothingElse() {
        var reseller = resellers.open("acting-narrow", 1);
        UUID customer = sessions.customer("acting-narrow", "example");
        reseller.domain("acting-theirs.example", customer);
        SignedInAs owner = acting("acting-narrow", Role.OWNER, customer, "ticket 123");
        String domains = owner.request().get("/acting-narrow/domains").asString();
        assertThat(domains).contains("acting-theirs.example").doesNotContain("acting-narrow.example");
        for (String closed : List.of(
                "members", "customers", "connections", "customers/acting-rule", "mailboxes/tags", "mailboxes/new")) {
            owner.request().get("/acting-narrow/" + closed).then().statusCode(403);
        }
        owner.request()
                .get("/acting-narrow/customers/" + customer + "/acting")
                .then()
                .statusCode(403);
        // nobody opens the door to himself
        owner.request().get("/acting-narrow/support-access").then().statusCode(403);
        form(owner)
                .formParam("length", "30d")
                .post("/acting-narrow/support-access")
                .then()
                .statusCode(403);
        form(owner).post("/acting-narrow/acting/delete").then().statusCode(303);
        owner.request().get("/acting-narrow/domains").then().body(containsString("acting-narrow.example"));
        owner.request().get("/acting-narrow/members").then().statusCode(200);
    }

    @Test
    void everyPageSaysWhoActsForWhomWhyAndUntilWhen() {
        UUID customer = sessions.customer("acting-banner", "Example GmbH");
        SignedInAs support = acting("acting-banner", Role.SUPPORT, customer, "ticket <7>");
        for (String page : List.of("mailboxes", "domains", "sessions", "no-such-page")) {
            var banner = Jsoup.parse(
                            support.request().get("/acting-banner/" + page).asString())
                    .select("aside.acting");
            if (page.equals("no-such-page")) {
                continue;
            }
            assertThat(banner.text())
                    .as(page)
                    .contains("Test support acts for Example GmbH", "Reason: ticket <7>", "UTC", "minutes left");
            assertThat(banner.select("form[action=/acting-banner/acting/delete]"))
                    .as(page)
                    .hasSize(1);
        }
        assertThat(Jsoup.parse(support.request().get("/acting-banner/domains").asString())
                        .title())
                .startsWith("Acting for Example GmbH");
        form(support).post("/acting-banner/acting/delete").then().statusCode(303);
        assertThat(Jsoup.parse(support.request().get("/acting-banner/domains").asString())
                        .select("aside.acting"))
                .isEmpty();
    }

    @Test
    void bothNamesAndTheReasonStandInTheHistoryOfTheStartTheChangesAndTheEnd() {
        var reseller = resellers.open("acting-history", 1);
        UUID customer = sessions.customer("acting-history", "Example GmbH");
        var domain = reseller.domain("acting-history-theirs.example", customer);
        Mailbox mailbox = reseller.add(domain, "ann");
        SignedInAs support = acting("acting-history", Role.SUPPORT, customer, "ticket 123");
        form(support)
                .formParam("reason", "asked for it")
                .post(reseller.path(mailbox) + "/suspension")
                .then()
                .statusCode(303);
        form(support).post("/acting-history/acting/delete").then().statusCode(303);
        List<AuditEntry> entries = history("acting-history");
        assertThat(entries)
                .extracting(entry -> entry.action)
                .startsWith("acting.started")
                .endsWith("acting.ended");
        assertThat(entries).extracting(entry -> entry.action).contains("change.suspend");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.actor).isEqualTo("Test support for Example GmbH, ticket 123");
            assertThat(entry.actorMemberId).isEqualTo(support.memberId());
            assertThat(entry.details).contains("\"acting-reason\":\"ticket 123\"", customer.toString());
        });
        // the customer reads it
        SignedInAs admin = sessions.signIn("acting-history", Role.CUSTOMER_ADMIN, customer);
        admin.request()
                .get(reseller.path(mailbox) + "/history")
                .then()
                .body(containsString("Test support for Example GmbH, ticket 123"));
        String access = Jsoup.parse(
                        admin.request().get("/acting-history/support-access").asString())
                .select("tbody")
                .text();
        assertThat(access).contains("Test support", "ticket 123", "Stopped by the person");
    }

    @Test
    void withoutAReasonNobodyActs() {
        UUID customer = sessions.customer("acting-reason", "example");
        SignedInAs support = sessions.signIn("acting-reason", Role.SUPPORT);
        for (String reason : List.of("", "   ", "a\u0000b", "two\nlines", "x".repeat(121))) {
            support.request()
                    .formParam("reason", reason)
                    .formParam("minutes", "60")
                    .post("/acting-reason/customers/" + customer + "/acting")
                    .then()
                    .statusCode(422)
                    .body(containsString("id=\"reason-error\""));
        }
        support.request().get("/acting-reason/customers").then().statusCode(200);
        assertThat(history("acting-reason")).isEmpty();
    }

    @Test
    void nobodyActsForLongerThanAnHourWhateverIsSent() {
        UUID customer = sessions.customer("acting-length", "example");
        for (var each : List.of(List.of("15", 15), List.of("60", 60), List.of("600", 30), List.of("x", 30))) {
            SignedInAs support = sessions.signIn("acting-length", Role.SUPPORT);
            support.request()
                    .formParam("reason", "ticket")
                    .formParam("minutes", each.getFirst())
                    .post("/acting-length/customers/" + customer + "/acting")
                    .then()
                    .statusCode(303);
            StoredSession row = row(support);
            assertThat(Duration.between(Instant.now(), row.actingUntil))
                    .isBetween(Duration.ofMinutes((int) each.getLast() - 1), Duration.ofMinutes((int) each.getLast()));
        }
    }

    @Test
    void whenTheTimeIsOverThePersonIsHimselfAgainAndIsTold() {
        UUID customer = sessions.customer("acting-over", "Example GmbH");
        SignedInAs support = acting("acting-over", Role.SUPPORT, customer, "ticket 5");
        expire(support);
        Response first = support.request().get("/acting-over/customers?q=x");
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.header("Location")).endsWith("/acting-over/customers?q=x");
        String flash = first.cookie("__Host-flash");
        support.request()
                .cookie("__Host-flash", flash)
                .get("/acting-over/customers?q=x")
                .then()
                .statusCode(200)
                .body(containsString("You no longer act for Example GmbH"))
                .body(not(containsString("class=\"acting\"")));
        assertThat(history("acting-over"))
                .extracting(entry -> entry.action + " " + entry.actor)
                .containsExactly(
                        "acting.started Test support for Example GmbH, ticket 5",
                        "acting.ended Test support for Example GmbH, ticket 5");
        assertThat(history("acting-over").getLast().details).contains("\"ended\":\"TIME\"");
    }

    @Test
    void whatWasTypedForACustomerIsNotSentInAnothersName() {
        var reseller = resellers.open("acting-late", 1);
        UUID customer = sessions.customer("acting-late", "example");
        var domain = reseller.domain("acting-late-theirs.example", customer);
        Mailbox mailbox = reseller.add(domain, "ann");
        SignedInAs support = sessions.signIn("acting-late", Role.SUPPORT);
        String before = support.csrf();
        start(support, customer, "ticket");
        String meanwhile = csrf(support);
        assertThat(meanwhile).isNotEqualTo(before);
        // a form of another tab, opened as oneself
        suspended(support, before, reseller.path(mailbox))
                .then()
                .statusCode(403)
                .body(containsString("Nothing was done"));
        expire(support);
        // a form that was opened while acting, sent when that is over
        suspended(support, meanwhile, reseller.path(mailbox)).then().statusCode(403);
        suspended(support, meanwhile, reseller.path(mailbox)).then().statusCode(403);
        assertThat(history("acting-late")).extracting(entry -> entry.action).doesNotContain("change.suspend");
        suspended(support, before, reseller.path(mailbox)).then().statusCode(303);
        // one time to act is not another
        start(support, customer, "second");
        assertThat(csrf(support)).isNotEqualTo(meanwhile);
    }

    @Test
    void aPageThatWasOpenedInAnotherStandingIsLoadedAnewByHtmx() {
        UUID customer = sessions.customer("acting-htmx", "example");
        SignedInAs support = sessions.signIn("acting-htmx", Role.SUPPORT);
        support.htmx().get("/acting-htmx/mailboxes").then().statusCode(200);
        start(support, customer, "ticket");
        Response stale = support.htmx().get("/acting-htmx/mailboxes");
        assertThat(stale.statusCode()).isEqualTo(204);
        assertThat(stale.header("HX-Refresh")).isEqualTo("true");
        var current = io.restassured.RestAssured.given()
                .cookie("__Host-sid", support.cookie())
                .header("HX-Request", "true")
                .header("csrf", csrf(support))
                .get("/acting-htmx/mailboxes");
        assertThat(current.statusCode()).isEqualTo(200);
    }

    @Test
    void stoppingTwiceOrTooLateIsNoError() {
        UUID customer = sessions.customer("acting-twice", "example");
        SignedInAs support = acting("acting-twice", Role.SUPPORT, customer, "ticket");
        String meanwhile = csrf(support);
        expire(support);
        for (int time = 0; time < 2; time++) {
            Response stopped = io.restassured.RestAssured.given()
                    .redirects()
                    .follow(false)
                    .cookie("__Host-sid", support.cookie())
                    .header("Sec-Fetch-Site", "same-origin")
                    .formParam("csrf", meanwhile)
                    .post("/acting-twice/acting/delete");
            assertThat(stopped.statusCode()).isEqualTo(303);
        }
        assertThat(history("acting-twice")).hasSize(2);
    }

    @Test
    void whoMayNotActAnyMoreStopsAtTheNextRequest() {
        UUID customer = sessions.customer("acting-demoted", "example");
        SignedInAs manager = acting("acting-demoted", Role.MANAGER, customer, "ticket");
        tenancy.inTenant(manager.tenant(), () -> entities.find(Member.class, manager.memberId()).role = Role.VIEWER);
        manager.request().get("/acting-demoted/mailboxes").then().statusCode(303);
        manager.request()
                .get("/acting-demoted/mailboxes")
                .then()
                .statusCode(200)
                .body(not(containsString("class=\"acting\"")));
        manager.request()
                .get("/acting-demoted/customers/" + customer + "/acting")
                .then()
                .statusCode(403);
        assertThat(history("acting-demoted").getLast().details).contains("SIGNED_OUT");
    }

    @Test
    void theEndIsWrittenDownWhenNobodyComesBack() {
        UUID customer = sessions.customer("acting-unseen", "example");
        SignedInAs gone = acting("acting-unseen", Role.SUPPORT, customer, "first");
        SignedInAs out = acting("acting-unseen", Role.SUPPORT, customer, "second");
        acting("acting-unseen", Role.SUPPORT, customer, "third");
        expire(gone);
        form(out).post("/acting-unseen/sign-out").then().statusCode(303);
        assertThat(sweep.due()).extracting(work -> work.tenant().value()).contains("acting-unseen");
        sweep.due().forEach(sweep::run);
        assertThat(history("acting-unseen"))
                .filteredOn(entry -> entry.action.equals("acting.ended"))
                .extracting(entry -> entry.actor)
                .containsExactlyInAnyOrder("Test support for example, first", "Test support for example, second");
        assertThat(sweep.due()).extracting(work -> work.tenant().value()).doesNotContain("acting-unseen");
    }

    @Test
    void anotherTenantsCustomerIsNotThere() {
        UUID theirs = sessions.customer("acting-theirs", "example");
        SignedInAs support = sessions.signIn("acting-mine", Role.SUPPORT);
        support.request()
                .formParam("reason", "ticket")
                .post("/acting-mine/customers/" + theirs + "/acting")
                .then()
                .statusCode(404);
        assertThat(row(support).actingCustomerId).isNull();
    }

    private SignedInAs acting(String slug, Role role, UUID customer, String reason) {
        SignedInAs who = sessions.signIn(slug, role);
        start(who, customer, reason);
        return who;
    }

    private static void start(SignedInAs who, UUID customer, String reason) {
        who.request()
                .formParam("reason", reason)
                .formParam("minutes", "30")
                .post("/" + who.tenant() + "/customers/" + customer + "/acting")
                .then()
                .statusCode(303);
    }

    /** A form as a page that is open now sends it. */
    private static io.restassured.specification.RequestSpecification form(SignedInAs who) {
        return io.restassured.RestAssured.given()
                .redirects()
                .follow(false)
                .cookie("__Host-sid", who.cookie())
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("csrf", csrf(who));
    }

    private static Response suspended(SignedInAs who, String csrf, String path) {
        return io.restassured.RestAssured.given()
                .redirects()
                .follow(false)
                .cookie("__Host-sid", who.cookie())
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("csrf", csrf)
                .formParam("reason", "x")
                .post(path + "/suspension");
    }

    private static String csrf(SignedInAs who) {
        return Jsoup.parse(who.request().get("/" + who.tenant() + "/sessions").asString())
                .select("input[name=csrf]")
                .first()
                .val();
    }

    private StoredSession row(SignedInAs who) {
        return tenancy.inTenant(who.tenant(), () -> entities.find(StoredSession.class, who.sessionId()));
    }

    private void expire(SignedInAs who) {
        tenancy.inTenant(who.tenant(), () -> {
            Instant past = Instant.now().minusSeconds(1);
            entities.find(StoredSession.class, who.sessionId()).actingUntil = past;
            entities.createQuery("update ActingPeriod set until = ?1 where sessionId = ?2 and endedAt is null")
                    .setParameter(1, past)
                    .setParameter(2, who.sessionId())
                    .executeUpdate();
        });
    }

    private List<AuditEntry> history(String slug) {
        return tenancy.inTenant(
                new TenantId(slug), () -> entities.createQuery("from AuditEntry order by sequence", AuditEntry.class)
                        .getResultList());
    }
}
