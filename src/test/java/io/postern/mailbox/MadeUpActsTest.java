package io.postern.mailbox;

import static io.restassured.RestAssured.given;

import io.postern.access.Permission;
import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.domain.Domain;
import io.postern.platform.tenancy.Tenancy;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.AppPassword;
import io.postern.testing.InMemoryMailbox;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** As {@link MailboxActsTest}, for what the simulated provider of that test cannot do. */
@QuarkusTest
class MadeUpActsTest {
    private static final String ONE = "POST /{tenant}/mailboxes/{id}";
    /** The fields that each act sends. */
    static final Map<String, Map<String, String>> ACTS = Map.ofEntries(
            Map.entry(ONE + "/sign-out", Map.of()),
            Map.entry(ONE + "/forwarding", Map.of("targets", "new@elsewhere.example")),
            Map.entry(ONE + "/aliases", Map.of("alias", "further")),
            Map.entry(ONE + "/aliases/delete", Map.of("alias", "also")),
            Map.entry(ONE + "/services", Map.of("shown", "imap")),
            Map.entry(ONE + "/app-passwords", Map.of("tag", "Tablet")),
            Map.entry(ONE + "/app-passwords/delete", Map.of("tag", "Phone")));

    private static final String TENANT = "made-up-acts";
    private static MadeUpResellers.Reseller reseller;
    private static UUID customer;

    @Inject
    MadeUpResellers resellers;

    @Inject
    TestSessions sessions;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    private Mailboxed mailbox;

    private record Mailboxed(UUID id, InMemoryMailbox upstream) {}

    @BeforeEach
    void aMailboxOfACustomer() {
        if (reseller == null) {
            reseller = resellers.open(TENANT, 0);
            customer = sessions.customer(TENANT, "own");
            tenancy.inTenant(reseller.tenant, () -> {
                entities.find(Domain.class, reseller.domain.id).customerId = customer;
            });
        }
    }

    @Test
    void whoMayChangesTheMailboxAndWhoMayNotChangesNothing() throws IOException {
        Map<String, Permission> permissions = MailboxActsTest.permissions();
        UUID other = sessions.customer(TENANT, "other-" + UUID.randomUUID());
        var softly = new SoftAssertions();
        for (String act : new TreeMap<>(ACTS).keySet()) {
            for (Role role : Role.values()) {
                attempt(
                        softly,
                        act,
                        role.slug(),
                        sessions.signIn(TENANT, role).request(),
                        role.may(permissions.get(act)) ? null : 403);
            }
            var own = sessions.signIn(TENANT, Role.CUSTOMER_ADMIN, customer);
            attempt(
                    softly,
                    act,
                    "own customer",
                    own.request(),
                    Role.CUSTOMER_ADMIN.may(permissions.get(act)) ? null : 403);
            var another = sessions.signIn(TENANT, Role.CUSTOMER_ADMIN, other);
            attempt(
                    softly,
                    act,
                    "another customer",
                    another.request(),
                    Role.CUSTOMER_ADMIN.may(permissions.get(act)) ? 404 : 403);
            attempt(
                    softly,
                    act,
                    "another tenant",
                    sessions.signIn(TENANT + "-abroad", Role.OWNER).request(),
                    303);
            attempt(
                    softly,
                    act,
                    "nobody",
                    given().redirects().follow(false).header("Sec-Fetch-Site", "same-origin"),
                    303);
        }
        softly.assertAll();
    }

    private void attempt(SoftAssertions softly, String act, String who, RequestSpecification request, Integer refusal) {
        aFreshMailbox();
        reseller.account.clearCalls();
        String before = snapshot();
        String path = act.substring("POST ".length())
                .replace("{tenant}", TENANT)
                .replace("{id}", mailbox.id().toString());
        Map<String, String> form = ACTS.get(act);
        int status = request.formParams(form.isEmpty() ? Map.of("nothing", "") : form)
                .post(path)
                .statusCode();
        String what = act + " by " + who;
        if (refusal == null) {
            softly.assertThat(status).as(what).isEqualTo(303);
            softly.assertThat(snapshot()).as(what + " changes the mailbox").isNotEqualTo(before);
        } else {
            softly.assertThat(status).as(what).isEqualTo(refusal);
            softly.assertThat(snapshot()).as(what + " changes nothing").isEqualTo(before);
            softly.assertThat(reseller.account.calls("read")).as(what).isZero();
        }
    }

    /** One that has something of everything. */
    private void aFreshMailbox() {
        var row = reseller.add("m" + UUID.randomUUID().toString().substring(0, 8));
        InMemoryMailbox upstream = reseller.upstream(row.address);
        reseller.account.domain(reseller.domain.name).mailboxes.values().forEach(each -> each.aliases.clear());
        upstream.aliases.add(new Address("also", reseller.domain.name));
        upstream.appPasswords.add(new AppPassword("Phone", InMemoryMailbox.MADE));
        mailbox = new Mailboxed(row.id, upstream);
    }

    private String snapshot() {
        InMemoryMailbox now = mailbox.upstream();
        return List.of(
                        now.address,
                        now.name,
                        now.quotaBytes,
                        now.forwards,
                        now.aliases,
                        now.services,
                        now.appPasswords,
                        now.deletedMessages,
                        reseller.account.calls("sign-out"),
                        reseller.account.calls("delete"))
                .toString();
    }
}
