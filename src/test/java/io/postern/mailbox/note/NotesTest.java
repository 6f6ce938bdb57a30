package io.postern.mailbox.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.directory.Directory;
import io.postern.directory.Mailbox;
import io.postern.platform.tenancy.Tenancy;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;

/** What staff note down stays with the address and with staff. */
@QuarkusTest
class NotesTest {
    @Inject
    MadeUpResellers resellers;

    @Inject
    TestSessions sessions;

    @Inject
    Tenancy tenancy;

    @Inject
    Directory directory;

    @Inject
    EntityManager entities;

    @Test
    void aTagFindsItsMailboxesAndNoOthers() {
        var reseller = resellers.open("notes-tags", 3);
        Mailbox mailbox = reseller.mailbox("user-02@notes-tags.example").orElseThrow();
        SignedInAs staff = sessions.signIn("notes-tags", Role.SUPPORT);
        save(staff, reseller.path(mailbox), "calls on <Mondays>", " VIP, needs care,vip ,");
        staff.request()
                .get(reseller.path(mailbox))
                .then()
                .body(containsString("calls on &lt;Mondays&gt;"))
                .body(containsString("/mailboxes?tag=needs+care"));
        staff.request()
                .get("/notes-tags/mailboxes?tag=vip")
                .then()
                .statusCode(200)
                .body(containsString("user-02@"))
                .body(containsString("Tag: vip"))
                .body(not(containsString("user-01@")));
        staff.request().get("/notes-tags/mailboxes?tag=vip&q=user-01").then().body(not(containsString("user-02@")));
        staff.request().get("/notes-tags/mailboxes?tag=vip&q=USER-02").then().body(containsString("user-02@"));
        staff.request()
                .get("/notes-tags/mailboxes/tags")
                .then()
                .body(containsString("needs care"))
                .body(containsString("1 mailbox"));
        staff.request().get(reseller.path(mailbox) + "/history").then().body(containsString("Notes changed"));
    }

    @Test
    void aCustomerNeitherSeesNorFindsThem() {
        var reseller = resellers.open("notes-private", 0);
        var customer = sessions.customer("notes-private", "c1");
        Mailbox mailbox = reseller.add(reseller.domain("notes-customer.example", customer), "ada");
        save(sessions.signIn("notes-private", Role.OWNER), reseller.path(mailbox), "pays late", "slow");
        SignedInAs admin = sessions.signIn("notes-private", Role.CUSTOMER_ADMIN, customer);
        admin.request().get(reseller.path(mailbox)).then().statusCode(200).body(not(containsString("pays late")));
        admin.request().get(reseller.path(mailbox) + "/note").then().statusCode(403);
        admin.request()
                .get("/notes-private/mailboxes?tag=slow")
                .then()
                .statusCode(200)
                .body(not(containsString("Tag: slow")));
    }

    @Test
    void tooMuchIsToldAndNothingTypedIsLost() {
        var reseller = resellers.open("notes-long", 1);
        Mailbox mailbox = reseller.mailbox("user-01@notes-long.example").orElseThrow();
        SignedInAs staff = sessions.signIn("notes-long", Role.OWNER);
        staff.request()
                .formParam("text", "x".repeat(4_001))
                .formParam("tags", "t".repeat(41))
                .post(reseller.path(mailbox) + "/note")
                .then()
                .statusCode(422)
                .body(containsString("id=\"text-error\""))
                .body(containsString("id=\"tags-error\""))
                .body(containsString("x".repeat(4_001)))
                .body(containsString("t".repeat(41)));
    }

    @Test
    void theyFollowAMailboxThatGetsAnotherAddress() {
        var reseller = resellers.open("notes-move", 1);
        Mailbox mailbox = reseller.mailbox("user-01@notes-move.example").orElseThrow();
        SignedInAs staff = sessions.signIn("notes-move", Role.OWNER);
        save(staff, reseller.path(mailbox), "moved along", "old");
        // somebody had that address before and left a note of the same tag
        Mailbox former = reseller.add("other");
        save(staff, reseller.path(former), "long gone", "old");
        directory.forget(reseller.tenant, former.id);
        tenancy.inTenant(reseller.tenant, () -> entities.createQuery("update Mailbox set address = ?1 where id = ?2")
                .setParameter(1, "other@notes-move.example")
                .setParameter(2, mailbox.id)
                .executeUpdate());
        String list = staff.request()
                .get("/notes-move/mailboxes?tag=old")
                .then()
                .extract()
                .asString();
        assertThat(list).contains("other@notes-move.example");
    }

    private static void save(SignedInAs staff, String path, String text, String tags) {
        staff.request()
                .formParam("text", text)
                .formParam("tags", tags)
                .post(path + "/note")
                .then()
                .statusCode(303);
    }
}
