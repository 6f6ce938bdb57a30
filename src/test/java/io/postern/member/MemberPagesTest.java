package io.postern.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.postern.access.AuditEntry;
import io.postern.access.Memberships.Identity;
import io.postern.access.Role;
import io.postern.access.StoredSession;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.testing.TestMailer;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MemberPagesTest {
    @Inject
    TestSessions sessions;

    @Inject
    Members members;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Inject
    MockMailbox mailbox;

    @Test
    void whoIsInvitedByEmailSignsInOnceTheProviderHasVerifiedIt() {
        SignedInAs owner = sessions.signIn("member-invite", Role.OWNER);
        String place = invited(owner, Map.of("email", " Ada@Example.com ", "role", "manager"));
        String page = owner.request().get(place).asString();
        assertThat(page).contains("has not signed in yet", "ada@example.com");
        assertThat(members.signedIn(owner.tenant(), new Identity(TestSessions.ISSUER, "a1", null, "Ada")))
                .isEmpty();
        assertThat(members.signedIn(owner.tenant(), new Identity(TestSessions.ISSUER, "a1", "ada@example.com", "Ada")))
                .hasValueSatisfying(member -> assertThat(member.role()).isEqualTo(Role.MANAGER));
        owner.request().get(place).then().body(not(containsString("has not signed in yet")));
        assertThat(history("member-invite").getLast()).satisfies(entry -> {
            assertThat(entry.action).isEqualTo("member.invited");
            assertThat(entry.actor).isEqualTo("Test owner");
            assertThat(entry.target).isEqualTo("ada@example.com");
            assertThat(entry.details).contains("\"role-to\":\"manager\"");
        });
    }

    @Test
    void whatIsWrongIsToldAtTheFieldAndNothingTypedIsLost() {
        SignedInAs owner = sessions.signIn("member-wrong", Role.OWNER);
        invited(owner, Map.of("email", "ada@example.com", "role", "viewer"));
        assertWrong(owner, Map.of("email", "ada", "role", "viewer"), "email");
        assertWrong(owner, Map.of("email", "ADA@example.com", "role", "viewer"), "email");
        assertWrong(owner, Map.of("known-by", "subject", "subject", "", "role", "viewer"), "subject");
        assertWrong(owner, Map.of("known-by", "subject", "subject", "owner", "role", "viewer"), "subject");
        assertWrong(owner, Map.of("email", "bo@example.com", "role", ""), "role");
        assertWrong(owner, Map.of("email", "bo@example.com", "role", "mailbox-owner"), "role");
        assertWrong(owner, Map.of("email", "bo@example.com", "role", "customer-admin"), "customer");
        String customer = sessions.customer("member-wrong", "c1").toString();
        assertWrong(owner, Map.of("email", "bo@example.com", "role", "owner", "customer", customer), "customer");
        String theirs = sessions.customer("member-wrong-abroad", "c1").toString();
        assertWrong(owner, Map.of("email", "bo@example.com", "role", "customer-admin", "customer", theirs), "customer");
        assertThat(history("member-wrong")).hasSize(1);
    }

    @Test
    void aRoleIsChangedAndHistorySaysFromWhatToWhat() {
        SignedInAs owner = sessions.signIn("member-change", Role.OWNER);
        SignedInAs manager = sessions.signIn("member-change", Role.MANAGER);
        UUID customer = sessions.customer("member-change", "Example GmbH");
        String place = "/member-change/members/" + manager.memberId();
        // more rights hold from the next request, and the session goes on
        changed(owner, place, "owner", "").then().statusCode(303);
        manager.request().get("/member-change/members").then().statusCode(200);
        // fewer rights end it
        changed(owner, place, "customer-admin", customer.toString()).then().statusCode(303);
        manager.request()
                .get("/member-change/mailboxes")
                .then()
                .statusCode(303)
                .header("Location", containsString("sign-in"));
        assertThat(history("member-change").getLast().details)
                .contains("\"role-from\":\"owner\"", "\"role-to\":\"customer-admin\"", "Example GmbH");
        owner.request().formParam("x", "").post(place + "/delete").then().statusCode(303);
        owner.request().get(place).then().statusCode(404);
        assertThat(history("member-change"))
                .extracting(entry -> entry.action)
                .containsExactly("member.changed", "member.changed", "member.removed");
    }

    @Test
    void nobodyChangesOrRemovesHimself() {
        SignedInAs owner = sessions.signIn("member-self", Role.OWNER);
        String place = "/member-self/members/" + owner.memberId();
        owner.request()
                .get(place)
                .then()
                .body(containsString("This is you"))
                .body(not(containsString(place + "/delete")));
        changed(owner, place, "viewer", "")
                .then()
                .statusCode(422)
                .body(containsString("Nobody changes or removes himself"));
        owner.request().formParam("x", "").post(place + "/delete").then().statusCode(422);
        owner.request().get("/member-self/members").then().statusCode(200);
        assertThat(history("member-self")).isEmpty();
    }

    @Test
    void whatTheTenantsFileKeepsIsReadOnly() {
        SignedInAs owner = sessions.signIn("member-file", Role.OWNER);
        SignedInAs viewer = sessions.signIn("member-file", Role.VIEWER);
        tenancy.inTenant(owner.tenant(), () -> entities.find(Member.class, viewer.memberId()).managed = true);
        String place = "/member-file/members/" + viewer.memberId();
        owner.request()
                .get(place)
                .then()
                .body(containsString("kept in the tenants file"))
                .body(not(containsString(place + "/delete")));
        changed(owner, place, "owner", "").then().statusCode(404);
        owner.request().formParam("x", "").post(place + "/delete").then().statusCode(404);
    }

    /** Two owners who take the role from each other in the same moment: one of them stays. */
    @Test
    void ofTwoOwnersWhoRemoveEachOtherOneStays() throws Exception {
        TenantId tenant = sessions.tenant("member-race");
        for (int round = 0; round < 15; round++) {
            UUID one = owner(tenant, "one-" + round);
            UUID two = owner(tenant, "two-" + round);
            SignedInAs first = signedIn(tenant, one);
            SignedInAs second = signedIn(tenant, two);
            var start = new CyclicBarrier(2);
            boolean removes = round % 2 == 0;
            List<Thread> both = List.of(
                    Thread.ofVirtual().start(() -> takes(start, first, two, removes)),
                    Thread.ofVirtual().start(() -> takes(start, second, one, removes)));
            for (Thread each : both) {
                each.join();
            }
            assertThat(owners(tenant)).as("owners after round %d", round).hasSize(1);
            tenancy.inTenant(
                    tenant, () -> entities.createQuery("delete from Member").executeUpdate());
        }
    }

    @Test
    void aThousandMembersAreReadPageByPageAndEachOnce() {
        SignedInAs owner = sessions.signIn("member-many", Role.OWNER);
        UUID customer = sessions.customer("member-many", "Example GmbH");
        tenancy.inTenant(owner.tenant(), () -> {
            for (int number = 0; number < 1_000; number++) {
                var member = new Member();
                member.issuer = TestSessions.ISSUER;
                member.email = "p" + number + "@example.com";
                member.name = number % 3 == 0 ? null : "Person " + number % 40;
                member.role = Role.CUSTOMER_ADMIN;
                member.customerId = customer;
                entities.persist(member);
            }
        });
        List<String> seen = new ArrayList<>();
        String next = "/member-many/members";
        while (next != null) {
            Document page = Jsoup.parse(owner.request().get(next).asString());
            page.select("tbody th a").forEach(link -> seen.add(link.attr("href")));
            next = page.select("a[rel=next]").isEmpty()
                    ? null
                    : page.select("a[rel=next]").attr("href");
        }
        assertThat(seen).hasSize(1_001).doesNotHaveDuplicates();
        assertThat(Jsoup.parse(owner.request()
                                .get("/member-many/members?q=p999")
                                .asString())
                        .select("tbody tr"))
                .hasSize(1);
    }

    @Test
    void anInvitationIsMailedInTheNameOfTheTenantOrOfTheCustomerWhosePersonItIs() {
        SignedInAs owner = sessions.signIn("member-mail", Role.OWNER);
        UUID customer = sessions.customer("member-mail", "Example GmbH");
        saved(owner, "/settings/general", Map.of("name", "Acme Mail", "email", "help@acme.example", "theme", ""));
        saved(owner, "/settings/brand", Map.of("sender-name", "Acme Desk", "reply-to", "desk@acme.example"));
        saved(owner, "/customers/" + customer + "/brand", Map.of("product-name", "Example Mail"));
        Document page = afterInviting(owner, Map.of("email", "ada@member-mail.example", "role", "viewer"));
        assertThat(page.text()).contains("An invitation was mailed to ada@member-mail.example");
        assertThat(mailbox.getMailsSentTo("ada@member-mail.example"))
                .singleElement()
                .satisfies(sent -> {
                    assertThat(sent.getFrom()).isEqualTo("Acme Desk <portal@postern.test>");
                    assertThat(sent.getReplyTo()).isEqualTo("desk@acme.example");
                    assertThat(sent.getSubject()).isEqualTo("You are invited to Acme Mail");
                    assertThat(sent.getText())
                            .contains("Test owner", base() + "/member-mail", "ada@member-mail.example")
                            .contains("Help: help@acme.example");
                    assertThat(Jsoup.parse(sent.getHtml()).select("a").attr("href"))
                            .isEqualTo(base() + "/member-mail");
                });
        invited(
                owner,
                Map.of("email", "bo@member-mail.example", "role", "customer-admin", "customer", customer.toString()));
        assertThat(mailbox.getMailsSentTo("bo@member-mail.example"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.getSubject()).isEqualTo("You are invited to Example Mail"));
    }

    @Test
    void anInvitationThatCannotBeMailedStandsAndThePageSaysHowToPassItOn() {
        SignedInAs owner = sessions.signIn("member-mail-down", Role.OWNER);
        String email = "ada@" + TestMailer.UNREACHABLE;
        Document page = afterInviting(owner, Map.of("email", email, "role", "viewer"));
        assertThat(page.select(".notice.warning").text())
                .contains("The person is invited, but the mail to " + email + " could not be sent");
        assertThat(page.getElementById("sign-in-address").text()).isEqualTo(base() + "/member-mail-down");
        assertThat(members.signedIn(owner.tenant(), new Identity(TestSessions.ISSUER, "a1", email, "Ada")))
                .isPresent();
    }

    private static Document afterInviting(SignedInAs owner, Map<String, String> form) {
        Response answer = owner.request().formParams(form).post("/" + owner.tenant() + "/members/new");
        return Jsoup.parse(owner.request()
                .cookie("__Host-flash", answer.cookie("__Host-flash"))
                .get(URI.create(answer.header("Location")).getPath())
                .asString());
    }

    private static void saved(SignedInAs who, String path, Map<String, String> form) {
        who.request().formParams(form).post("/" + who.tenant() + path).then().statusCode(303);
    }

    private static String base() {
        return ConfigProvider.getConfig().getValue("postern.base-url", String.class);
    }

    private static void assertWrong(SignedInAs owner, Map<String, String> form, String field) {
        Response answer = owner.request().formParams(form).post("/" + owner.tenant() + "/members/new");
        assertThat(answer.statusCode()).as("%s", form).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select(".error-summary a[href=#" + field + "]"))
                .as("%s", form)
                .hasSize(1);
        assertThat(page.getElementById(field + "-error")).as("%s", form).isNotNull();
        if (form.containsKey("email")) {
            assertThat(page.getElementById("email").val()).isEqualTo(form.get("email"));
        }
    }

    private static String invited(SignedInAs owner, Map<String, String> form) {
        Response answer = owner.request().formParams(form).post("/" + owner.tenant() + "/members/new");
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.header("Location").replaceFirst("^https?://[^/]+", "");
    }

    private static Response changed(SignedInAs who, String place, String role, String customer) {
        return who.request()
                .formParam("role", role)
                .formParam("customer", customer)
                .post(place);
    }

    private static void takes(CyclicBarrier start, SignedInAs who, UUID whom, boolean removes) {
        try {
            start.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        String place = "/" + who.tenant() + "/members/" + whom;
        if (removes) {
            who.request().formParam("x", "").post(place + "/delete");
        } else {
            changed(who, place, "viewer", "");
        }
    }

    private UUID owner(TenantId tenant, String subject) {
        return tenancy.inTenant(tenant, () -> {
            var member = new Member();
            member.issuer = TestSessions.ISSUER;
            member.subject = subject;
            member.role = Role.OWNER;
            entities.persist(member);
            return member.id;
        });
    }

    /** A session of that member, made of one of a member who is only there for that. */
    private SignedInAs signedIn(TenantId tenant, UUID memberId) {
        SignedInAs made = sessions.signIn(tenant.value(), Role.VIEWER);
        tenancy.inTenant(tenant, () -> {
            StoredSession row = entities.find(StoredSession.class, made.sessionId());
            row.memberId = memberId;
            row.lastSeenAt = Instant.now();
        });
        return new SignedInAs(tenant, made.sessionId(), memberId, null, made.cookie(), made.csrf(), Role.OWNER);
    }

    private List<UUID> owners(TenantId tenant) {
        return tenancy.inTenant(tenant, () -> entities.createQuery("select id from Member where role = ?1", UUID.class)
                .setParameter(1, Role.OWNER)
                .getResultList());
    }

    private List<AuditEntry> history(String slug) {
        return tenancy.inTenant(
                new TenantId(slug), () -> entities.createQuery("from AuditEntry order by sequence", AuditEntry.class)
                        .getResultList());
    }
}
