package io.postern.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.postern.access.TestSessions.SignedInAs;
import io.postern.embed.BillingSystems;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Owners see who is signed in, and put people out. */
@QuarkusTest
class SignedInPeopleTest {
    @Inject
    TestSessions sessions;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Inject
    BillingSystems billing;

    @Test
    void membersLaunchedVisitorsAndMailboxOwnersAreListedWhileTheyAreSignedIn() {
        SignedInAs owner = sessions.signIn("people-list", Role.OWNER);
        stored("people-list", "Carla Customer", "launch", "whmcs-1", "client-17", Instant.now());
        stored("people-list", "ann@example.com", "mailbox", null, null, Instant.now());
        stored(
                "people-list",
                "Long Gone",
                "launch",
                "whmcs-1",
                "client-18",
                Instant.now().minusSeconds(3_600));
        owner.request()
                .get("/people-list/sessions/all")
                .then()
                .statusCode(200)
                .body(containsString("Test owner"))
                .body(containsString("Through whmcs-1"))
                .body(containsString("Mailbox owner"))
                .body(not(containsString("Long Gone")));
        assertThat(Jsoup.parse(owner.request()
                                .get("/people-list/sessions/all?q=carla")
                                .asString())
                        .select("tbody tr"))
                .hasSize(1);
    }

    @Test
    void oneSessionIsEndedOrAllOfAPersonAndNobodyElses() {
        SignedInAs owner = sessions.signIn("people-end", Role.OWNER);
        SignedInAs one = sessions.signIn("people-end", Role.SUPPORT);
        SignedInAs two = sessions.signIn("people-end", Role.SUPPORT);
        SignedInAs other = sessions.signIn("people-end", Role.VIEWER);
        post(owner, one.sessionId() + "/delete", 303);
        one.request().get("/people-end/mailboxes").then().statusCode(303);
        two.request().get("/people-end/mailboxes").then().statusCode(200);
        SignedInAs three = sessions.signIn("people-end", Role.SUPPORT);
        post(owner, three.sessionId() + "/person/delete", 303);
        two.request().get("/people-end/mailboxes").then().statusCode(303);
        three.request().get("/people-end/mailboxes").then().statusCode(303);
        other.request().get("/people-end/mailboxes").then().statusCode(200);
        post(owner, one.sessionId() + "/delete", 404);
        // of his own sessions the one at hand stays
        SignedInAs elsewhere = sessions.signIn("people-end", Role.OWNER);
        post(owner, elsewhere.sessionId() + "/person/delete", 303);
        elsewhere.request().get("/people-end/mailboxes").then().statusCode(303);
        owner.request().get("/people-end/mailboxes").then().statusCode(200);
        tenancy.inTenant(owner.tenant(), () -> assertThat(
                        entities.createQuery("from AuditEntry order by sequence", AuditEntry.class)
                                .getResultList())
                .allSatisfy(entry -> assertThat(entry.actor).isEqualTo("Test owner"))
                .extracting(entry -> entry.action + " " + entry.target)
                .containsExactly(
                        "session.ended Test support", "session.ended Test support", "session.ended Test owner"));
    }

    @Test
    void launchedVisitorsAndMailboxOwnersAreToldApartByTheirSystemAndMailbox() {
        SignedInAs owner = sessions.signIn("people-launched", Role.OWNER);
        Instant now = Instant.now();
        UUID one = stored("people-launched", "Carla", "launch", "whmcs-1", "client-17", now);
        UUID same = stored("people-launched", "Carla", "launch", "whmcs-1", "client-17", now);
        UUID elsewhere = stored("people-launched", "Carla", "launch", "blesta", "client-17", now);
        UUID another = stored("people-launched", "Carla", "launch", "whmcs-1", "client-18", now);
        UUID mailbox = stored("people-launched", "ann@example.com", "mailbox", null, null, now);
        post(owner, one + "/person/delete", 303);
        assertThat(ended("people-launched")).containsExactlyInAnyOrder(one, same);
        post(owner, mailbox + "/person/delete", 303);
        assertThat(ended("people-launched"))
                .containsExactlyInAnyOrder(one, same, mailbox)
                .doesNotContain(elsewhere, another);
    }

    @Test
    void aLaunchedVisitorSeesAndEndsOwnSessionsOnly() {
        sessions.customer("people-own", "c17");
        var system = billing.open(new TenantId("people-own"), "whmcs-1", "https://billing.people.example");
        String here = launched(system.token(Map.of("customer", "c17")));
        String there = launched(system.token(Map.of("customer", "c17")));
        String another = launched(system.token(Map.of("customer", "c17", "sub", "client-18", "name", "Cora")));
        Document page =
                Jsoup.parse(framed(here).get("/people-own/embed/sessions").asString());
        assertThat(page.select("tbody tr")).hasSize(2);
        framed(here)
                .formParam("csrf", page.select("input[name=csrf]").first().val())
                .post("/people-own/embed/sessions/others/delete")
                .then()
                .statusCode(303);
        framed(there).get("/people-own/embed/sessions").then().statusCode(401);
        framed(another).get("/people-own/embed/sessions").then().statusCode(200);
        framed(here).get("/people-own/embed/sessions").then().statusCode(200);
    }

    private static String launched(String token) {
        return io.restassured.RestAssured.given()
                .redirects()
                .follow(false)
                .header("Origin", "https://billing.people.example")
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("token", token)
                .post("/people-own/embed/launch")
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
    void manySessionsAreReadPageByPage() {
        SignedInAs owner = sessions.signIn("people-many", Role.OWNER);
        Instant now = Instant.now();
        for (int number = 0; number < 120; number++) {
            stored("people-many", "Visitor " + number, "launch", "whmcs-1", "c" + number, now.minusSeconds(number / 7));
        }
        List<String> seen = new ArrayList<>();
        String next = "/people-many/sessions/all";
        while (next != null) {
            Document page = Jsoup.parse(owner.request().get(next).asString());
            page.select("tbody tr").forEach(row -> seen.add(row.select("th").text()));
            next = page.select("a[rel=next]").isEmpty()
                    ? null
                    : page.select("a[rel=next]").attr("href");
        }
        assertThat(seen).hasSize(121).doesNotHaveDuplicates();
    }

    private static void post(SignedInAs who, String path, int status) {
        who.request()
                .formParam("x", "")
                .post("/" + who.tenant() + "/sessions/all/" + path)
                .then()
                .statusCode(status);
    }

    private List<UUID> ended(String slug) {
        return tenancy.inTenant(new TenantId(slug), () -> entities.createQuery(
                        "select id from StoredSession where endedAt is not null", UUID.class)
                .getResultList());
    }

    private UUID stored(String slug, String name, String via, String system, String subject, Instant seen) {
        return tenancy.inTenant(sessions.tenant(slug), () -> {
            var session = new StoredSession();
            session.tokenHash = SessionToken.generate().hash();
            session.name = name;
            session.role = via.equals("mailbox") ? Role.MAILBOX_OWNER : Role.CUSTOMER_ADMIN;
            session.mailboxId = via.equals("mailbox") ? UUID.randomUUID() : null;
            session.via = via;
            session.launchedBy = system;
            session.launchedSubject = subject;
            session.createdAt = seen;
            session.lastSeenAt = seen;
            session.expiresAt = seen.plus(Sessions.LONGEST);
            entities.persist(session);
            return session.id;
        });
    }
}
