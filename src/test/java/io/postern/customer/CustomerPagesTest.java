package io.postern.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.postern.access.AuditEntry;
import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.domain.Domain;
import io.postern.hosting.service.DesiredState;
import io.postern.hosting.service.Service;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.Kind;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CustomerPagesTest {
    @Inject
    TestSessions sessions;

    @Inject
    MadeUpResellers resellers;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Test
    void aCustomerIsMadeRenamedAndDeletedAndHistoryTellsIt() {
        SignedInAs manager = sessions.signIn("customer-life", Role.MANAGER);
        String place = created(manager, "Example GmbH", "c17");
        manager.request().get(place).then().statusCode(200).body(containsString("Example GmbH"));
        manager.request()
                .formParam("name", " Example AG ")
                .post(place + "/name")
                .then()
                .statusCode(303);
        manager.request().get(place).then().body(containsString("Example AG"));
        manager.request().formParam("x", "").post(place + "/delete").then().statusCode(303);
        manager.request().get(place).then().statusCode(404);
        assertThat(history("customer-life"))
                .extracting(entry -> entry.action + " " + entry.target)
                .containsExactly(
                        "customer.created Example GmbH", "customer.renamed Example AG", "customer.deleted Example AG");
        assertThat(history("customer-life").get(1).details).contains("Example GmbH", "Example AG");
    }

    @Test
    void whatIsWrongIsToldAtTheFieldAndNothingTypedIsLost() {
        SignedInAs owner = sessions.signIn("customer-wrong", Role.OWNER);
        created(owner, "First", "c1");
        Document page = Jsoup.parse(owner.request()
                .formParam("name", "Zweite & Söhne")
                .formParam("external-id", "c1")
                .post("/customer-wrong/customers/new")
                .then()
                .statusCode(422)
                .extract()
                .asString());
        assertThat(page.getElementById("name").val()).isEqualTo("Zweite & Söhne");
        assertThat(page.getElementById("external-id-error").text()).contains("Another customer has this number");
        assertThat(page.select(".error-summary a[href=#external-id]")).hasSize(1);
        for (String wrong : List.of("", "-x", "a b", "x".repeat(64))) {
            owner.request()
                    .formParam("name", "")
                    .formParam("external-id", wrong)
                    .post("/customer-wrong/customers/new")
                    .then()
                    .statusCode(422)
                    .body(containsString("href=\"#name\""))
                    .body(containsString("href=\"#external-id\""));
        }
        owner.request()
                .formParam("name", "a\u007Fb")
                .formParam("external-id", "c2")
                .post("/customer-wrong/customers/new")
                .then()
                .statusCode(422);
    }

    @Test
    void aCustomerWithDomainsOrPeopleIsKeptAndThePageSaysWhich() {
        var reseller = resellers.open("customer-kept", 1);
        SignedInAs owner = sessions.signIn("customer-kept", Role.OWNER);
        UUID id = sessions.customer("customer-kept", "kept");
        var domain = reseller.domain("customer-kept-two.example", id);
        sessions.signIn("customer-kept", Role.CUSTOMER_ADMIN, id);
        Response refused = owner.request().formParam("x", "").post("/customer-kept/customers/" + id + "/delete");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString())
                .contains("was not deleted", "customer-kept-two.example", "Test customer-admin")
                .contains("/customer-kept/domains/" + domain.id);
        tenancy.inTenant(new TenantId("customer-kept"), () -> {
            entities.createQuery("delete from Member where customerId = ?1")
                    .setParameter(1, id)
                    .executeUpdate();
            // what is out of use keeps no customer
            entities.createQuery("update Domain set parkedAt = createdAt where id = ?1")
                    .setParameter(1, domain.id)
                    .executeUpdate();
        });
        owner.request()
                .formParam("x", "")
                .post("/customer-kept/customers/" + id + "/delete")
                .then()
                .statusCode(303);
    }

    @Test
    void whatTheTenantsFileKeepsIsReadOnly() {
        SignedInAs owner = sessions.signIn("customer-file", Role.OWNER);
        UUID id = sessions.customer("customer-file", "filed");
        tenancy.inTenant(new TenantId("customer-file"), () -> entities.find(Customer.class, id).managed = true);
        String place = "/customer-file/customers/" + id;
        owner.request()
                .get(place)
                .then()
                .statusCode(200)
                .body(containsString("kept in the tenants file"))
                .body(not(containsString(place + "/name")))
                .body(not(containsString(place + "/delete")));
        owner.request().get(place + "/name").then().statusCode(404);
        owner.request().formParam("name", "x").post(place + "/name").then().statusCode(404);
        owner.request().formParam("x", "").post(place + "/delete").then().statusCode(404);
        assertThat(history("customer-file")).isEmpty();
    }

    @Test
    void supportSeesCustomersAndChangesNone() {
        UUID id = sessions.customer("customer-support", "seen");
        SignedInAs support = sessions.signIn("customer-support", Role.SUPPORT);
        support.request()
                .get("/customer-support/customers")
                .then()
                .statusCode(200)
                .body(containsString("/customers/" + id + "/acting"))
                .body(not(containsString("/customers/new")));
        support.request()
                .get("/customer-support/customers/" + id)
                .then()
                .statusCode(200)
                .body(not(containsString("/delete")))
                .body(not(containsString("/customer-support/members")));
    }

    @Test
    void aThousandCustomersAreReadPageByPageAndEachOnce() {
        SignedInAs owner = sessions.signIn("customer-many", Role.OWNER);
        tenancy.inTenant(new TenantId("customer-many"), () -> {
            for (int number = 0; number < 1_000; number++) {
                var customer = new Customer();
                customer.externalId = "c" + number;
                // many have the same name
                customer.name = (number % 2 == 0 ? "Customer " : "customer ") + number % 300;
                entities.persist(customer);
            }
        });
        List<String> seen = new ArrayList<>();
        String next = "/customer-many/customers";
        int pages = 0;
        long statements = Long.MAX_VALUE;
        statistics().setStatisticsEnabled(true);
        while (next != null) {
            long before = statements();
            Document page = Jsoup.parse(owner.request().get(next).asString(), "http://localhost");
            // background work counts too, on some pages; a statement for each row would be there on every page
            statements = Math.min(statements, statements() - before);
            page.select("tbody th a").forEach(link -> seen.add(link.attr("href")));
            next = page.select("a[rel=next]").isEmpty()
                    ? null
                    : page.select("a[rel=next]").attr("href");
            pages++;
        }
        assertThat(pages).isEqualTo(20);
        assertThat(seen).hasSize(1_000).doesNotHaveDuplicates();
        statistics().setStatisticsEnabled(false);
        assertThat(statements).as("statements of a page of fifty").isBetween(3L, 9L);
        Document found = Jsoup.parse(
                owner.request().get("/customer-many/customers?q=C29_").asString());
        assertThat(found.select("main").text()).contains("No customer matches");
        assertThat(Jsoup.parse(owner.request()
                                .get("/customer-many/customers?q=C999")
                                .asString())
                        .select("tbody tr"))
                .hasSize(1);
    }

    @Test
    void whatBillingHasSoldStandsOnThePageAndOnlyWhatGoesOnKeepsTheCustomer() {
        var reseller = resellers.open("customer-sold", 1);
        SignedInAs owner = sessions.signIn("customer-sold", Role.OWNER);
        UUID id = sessions.customer("customer-sold", "sold");
        UUID another = sessions.customer("customer-sold", "another");
        tenancy.inTenant(reseller.tenant, () -> {
            entities.persist(service(reseller, id, "running.example", DesiredState.ACTIVE, true));
            entities.persist(service(reseller, id, "begun.example", DesiredState.ACTIVE, false));
            entities.persist(service(reseller, id, "stopped.example", DesiredState.SUSPENDED, true));
            entities.persist(service(reseller, id, "a-former.example", DesiredState.TERMINATED, true));
            entities.persist(service(reseller, another, "foreign.example", DesiredState.ACTIVE, true));
        });
        String page = "/customer-sold/customers/" + id;
        assertThat(Jsoup.parse(owner.request().get(page).asString())
                        .select("[aria-labelledby=part-SERVICES] li")
                        .eachText())
                .containsExactly(
                        "begun.example active, sold by whmcs-1 (not everything of it is done yet)",
                        "running.example active, sold by whmcs-1",
                        "stopped.example stopped by billing since 2026-02-03, sold by whmcs-1",
                        "a-former.example ended on 2026-02-03, was sold by whmcs-1");
        assertThat(owner.request().formParam("x", "").post(page + "/delete").statusCode())
                .isEqualTo(409);
        tenancy.inTenant(
                reseller.tenant, () -> entities.createQuery("update Service set desired = ?1 where customerId = ?2")
                        .setParameter(1, DesiredState.TERMINATED)
                        .setParameter(2, id)
                        .executeUpdate());
        assertThat(owner.request().formParam("x", "").post(page + "/delete").statusCode())
                .isEqualTo(303);
    }

    @Test
    void aCustomersOwnListOfDomainsSaysNothingOfOthersNorOfProviders() {
        var reseller = resellers.open("customer-list", 1);
        UUID id = sessions.customer("customer-list", "own");
        SignedInAs admin = sessions.signIn("customer-list", Role.CUSTOMER_ADMIN, id);
        assertThat(text(admin, "/customer-list/domains")).contains("No domain belongs to you yet. Ask customer-list.");
        reseller.domain("customer-list-two.example", id);
        Document own = Jsoup.parse(admin.request().get("/customer-list/domains").asString());
        assertThat(own.select("thead th").eachText()).containsExactly("Domain", "State", "Mailboxes", "Last read");
        assertThat(own.select("tbody td")).hasSize(3);
        Document whole = Jsoup.parse(sessions.signIn("customer-list", Role.VIEWER)
                .request()
                .get("/customer-list/domains")
                .asString());
        assertThat(whole.select("thead th").eachText()).endsWith("Provider", "Customer");
    }

    @Test
    void customersAreToldToAskWhereOnlyTheHouseCanHelp() {
        var reseller = resellers.open("customer-trouble", 1);
        UUID id = sessions.customer("customer-trouble", "own");
        tenancy.inTenant(reseller.tenant, () -> {
            Domain domain = entities.find(Domain.class, reseller.domain.id);
            domain.customerId = id;
            domain.syncFailure = "CREDENTIALS";
        });
        SignedInAs admin = sessions.signIn("customer-trouble", Role.CUSTOMER_ADMIN, id);
        SignedInAs staff = sessions.signIn("customer-trouble", Role.VIEWER);
        String mailbox = reseller.path(
                reseller.mailbox("user-01@customer-trouble.example").orElseThrow());
        for (SignedInAs who : List.of(admin, staff)) {
            reseller.account.refuse("read", Kind.FORBIDDEN);
            String page = text(who, mailbox);
            String list = text(who, "/customer-trouble/mailboxes");
            boolean house = who == staff;
            assertThat(page.contains("Ask customer-trouble for help.")).isEqualTo(!house);
            assertThat(page.contains("Ask an owner of this portal")).isEqualTo(house);
            assertThat(list.contains("it can be read again once customer-trouble has seen to it"))
                    .isEqualTo(!house);
            assertThat(list.contains("must renew it")).isEqualTo(house);
        }
    }

    private static String text(SignedInAs who, String path) {
        return Jsoup.parse(who.request().get(path).asString()).select("main").text();
    }

    private static Service service(
            MadeUpResellers.Reseller reseller, UUID customer, String domain, DesiredState desired, boolean settled) {
        Instant at = Instant.parse("2026-02-03T10:00:00Z");
        var service = new Service();
        service.installation = "whmcs-1";
        service.externalId = domain;
        service.domainName = domain;
        service.connectionId = reseller.connectionId;
        service.customerId = customer;
        service.desired = desired;
        service.createdAt = at;
        service.changedAt = at;
        service.checkedAt = at;
        service.settledAt = settled ? at : null;
        return service;
    }

    private long statements() {
        return statistics().getPrepareStatementCount();
    }

    private Statistics statistics() {
        return entities.getEntityManagerFactory().unwrap(SessionFactory.class).getStatistics();
    }

    private static String created(SignedInAs who, String name, String externalId) {
        Response made = who.request()
                .formParam("name", name)
                .formParam("external-id", externalId)
                .post("/" + who.tenant() + "/customers/new");
        assertThat(made.statusCode()).isEqualTo(303);
        return made.header("Location").replaceFirst("^https?://[^/]+", "");
    }

    private List<AuditEntry> history(String slug) {
        return tenancy.inTenant(
                new TenantId(slug), () -> entities.createQuery("from AuditEntry order by sequence", AuditEntry.class)
                        .getResultList());
    }
}
