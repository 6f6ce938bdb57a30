package io.postern.mailbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.access.Permission;
import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.domain.Domain;
import io.postern.platform.tenancy.Tenancy;
import io.postern.testing.Resellers;
import io.postern.testing.Resellers.Reseller;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each act on a mailbox, by everybody: who may changes the mailbox at the provider, who may not changes nothing there. */
@QuarkusTest
class MailboxActsTest {
    private static final String OLD = "Old#" + UUID.randomUUID().toString().substring(0, 8);
    private static final String NEW = "New#" + UUID.randomUUID().toString().substring(0, 8);
    private static final String ONE = "POST /{tenant}/mailboxes/{id}";
    private static final String MANY = "POST /{tenant}/mailboxes/suspension";
    private static final Map<String, Map<String, String>> ACTS = Map.of(
            ONE + "/suspension",
            Map.of(),
            ONE + "/suspension/delete",
            Map.of(),
            ONE + "/password",
            Map.of("current-password", OLD, "new-password", NEW),
            ONE + "/password/reset",
            Map.of(),
            ONE + "/autoresponder",
            Map.of("enabled", "true", "subject", "Away", "message", "Back soon"),
            ONE + "/details",
            Map.of("first-name", "Changed", "last-name", "Name", "notification-email", "owner@home.example"),
            MANY,
            Map.of(),
            MANY + "/delete",
            Map.of());

    private static Reseller reseller;
    private static UUID customer;

    @Inject
    Resellers resellers;

    @Inject
    TestSessions sessions;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @BeforeEach
    void aMailboxOfACustomer() {
        if (reseller == null) {
            reseller = resellers.open("acts", 1);
            customer = sessions.customer("acts", "own");
            tenancy.inTenant(reseller.tenant, () -> {
                entities.find(Domain.class, reseller.domain.id).customerId = customer;
            });
        }
    }

    @Test
    void everyActIsTried() throws IOException {
        assertThat(permissions().keySet())
                .filteredOn(route -> route.startsWith("POST /{tenant}/mailboxes"))
                .filteredOn(route -> !route.endsWith("/preview") && !route.endsWith("/refresh"))
                // what staff write down for themselves never reaches a provider
                .filteredOn(route -> !route.endsWith("/note") && !route.contains("/self-service"))
                .containsExactlyInAnyOrderElementsOf(Stream.of(ACTS, MadeUpActsTest.ACTS, AccountActsTest.ACTS)
                        .flatMap(acts -> acts.keySet().stream())
                        .toList());
    }

    @Test
    void whoMayChangesTheMailboxAndWhoMayNotChangesNothing() throws IOException {
        Map<String, Permission> permissions = permissions();
        UUID other = sessions.customer("acts", "other-" + UUID.randomUUID());
        var softly = new SoftAssertions();
        for (String act : new TreeMap<>(ACTS).keySet()) {
            Map<String, RequestSpecification> people = new LinkedHashMap<>();
            Map<String, Integer> expected = new HashMap<>();
            for (Role role : Role.values()) {
                people.put(role.slug(), sessions.signIn("acts", role).request());
                expected.put(role.slug(), role.may(permissions.get(act)) ? null : 403);
            }
            people.put(
                    "own customer",
                    sessions.signIn("acts", Role.CUSTOMER_ADMIN, customer).request());
            people.put(
                    "another customer",
                    sessions.signIn("acts", Role.CUSTOMER_ADMIN, other).request());
            expected.put("another customer", 404);
            people.put(
                    "another tenant", sessions.signIn("acts-abroad", Role.OWNER).request());
            expected.put("another tenant", 303);
            people.put("nobody", given().redirects().follow(false).header("Sec-Fetch-Site", "same-origin"));
            expected.put("nobody", 303);
            people.forEach((who, request) -> attempt(softly, act, who, request, expected.get(who)));
        }
        softly.assertAll();
    }

    private void attempt(SoftAssertions softly, String act, String who, RequestSpecification request, Integer refusal) {
        var mailbox = reseller.mailbox(0);
        boolean resume = act.endsWith("/delete");
        reseller.account.put(
                mailbox.address,
                Map.of("password", OLD, "firstName", "First", "status", resume ? "SUSPENDED" : "ACTIVE"));
        reseller.account.clearJournal();
        JsonNode before = reseller.account.mailbox(mailbox.address);
        Map<String, String> form = new HashMap<>(ACTS.get(act));
        form.put("id", mailbox.id.toString());
        if (act.endsWith("/autoresponder")) {
            form.put("subject", "Away " + UUID.randomUUID());
        }
        String path =
                act.substring("POST ".length()).replace("{tenant}", "acts").replace("{id}", mailbox.id.toString());
        int status = request.formParams(form).post(path).statusCode();
        JsonNode after = reseller.account.mailbox(mailbox.address);
        String what = act + " by " + who;
        if (refusal == null) {
            softly.assertThat(status).as(what).isEqualTo(303);
            softly.assertThat(after).as(what + " changes the mailbox").isNotEqualTo(before);
        } else {
            softly.assertThat(status).as(what).isEqualTo(refusal);
            softly.assertThat(after).as(what + " changes nothing").isEqualTo(before);
            softly.assertThat(reseller.account.journal()).as(what).isEmpty();
        }
    }

    static Map<String, Permission> permissions() throws IOException {
        Map<String, Permission> found = new HashMap<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/routes.txt"))) {
            String[] parts = line.split(" - ", 2);
            for (Permission permission : Permission.values()) {
                if (permission.name().equals(parts[1])) {
                    found.put(parts[0], permission);
                }
            }
        }
        return found;
    }
}
