package io.postern.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.domain.Domain;
import io.postern.domain.Domains;
import io.postern.platform.tenancy.Tenancy;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.DomainDefaults.PasswordStrength;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.LogEntry;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A domain has a page of its own, where staff see and change what its provider lets them. */
@QuarkusTest
class HostingPagesTest {
    private static int resellers;

    @Inject
    TestSessions sessions;

    @Inject
    MadeUpResellers makers;

    @Inject
    Domains domains;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    private MadeUpResellers.Reseller reseller;
    private SignedInAs owner;
    private String path;

    @BeforeEach
    void aReseller() {
        String slug = "hosting-" + ++resellers;
        reseller = makers.open(slug, 2);
        owner = sessions.signIn(slug, Role.OWNER);
        path = "/" + slug + "/domains/" + reseller.domain.id;
    }

    @Test
    void thePageTellsWhatTheProviderSaysAboutEachPart() {
        var upstream = reseller.account.domain(reseller.domain.name);
        upstream.catchAll = Address.parse("user-01@" + reseller.domain.name);
        upstream.aliases.add("other-name.example");
        upstream.log.add(new LogEntry(Instant.parse("2026-01-02T03:04:05Z"), "root", null, "made <b>it</b>"));
        get(path)
                .statusCode(200)
                .body(containsString("Made-up Mail"))
                .body(containsString("user-01@" + reseller.domain.name))
                .body(containsString("other-name.example"))
                .body(containsString("mx1.made-up.invalid"))
                .body(containsString("has not seen yet that the domain is yours"))
                .body(containsString("1024 MB"))
                .body(containsString("staff"))
                .body(containsString("made &lt;b&gt;it&lt;/b&gt;"))
                .body(containsString("Running"));
    }

    @Test
    void aPartThatFailsLeavesTheRestOfThePage() {
        reseller.account.refuse("read-catch-all", Kind.FORBIDDEN);
        get(path)
                .statusCode(200)
                .body(containsString("The provider does not allow this."))
                .body(containsString("mx1.made-up.invalid"));
    }

    @Test
    void theCatchAllIsSetAndWrongAddressesComeBackAtTheirField() {
        post("/catch-all", Map.of("address", "no body")).statusCode(422).body(containsString("id=\"address-error\""));
        post("/catch-all", Map.of("address", "x@elsewhere.example"))
                .statusCode(422)
                .body(containsString("id=\"address-error\""))
                .body(containsString("value=\"x@elsewhere.example\""));
        assertThat(reseller.account.calls("update-catch-all")).isZero();
        done(post("/catch-all", Map.of("address", "user-01")));
        assertThat(reseller.account.domain(reseller.domain.name).catchAll)
                .contains(new Address("user-01", reseller.domain.name));
        done(post("/catch-all", Map.of("address", "")));
        assertThat(reseller.account.domain(reseller.domain.name).catchAll).isEqualTo(Optional.empty());
    }

    @Test
    void settingsOfTheWholeDomainAreChangedAndEmptyFieldsStayAsTheyAre() {
        post("/defaults", Map.of("quota", "much", "mailbox-limit", "-1", "alias-limit", "7"))
                .statusCode(422)
                .body(containsString("id=\"quota-error\""))
                .body(containsString("value=\"much\""))
                .body(containsString("value=\"7\""));
        done(post("/defaults", Map.of("quota-maximum", "2048", "mailbox-limit", "5", "password-strength", "GOOD")));
        var now = reseller.account.domain(reseller.domain.name).defaults;
        assertThat(now.quotaBytes()).isEqualTo(1L << 30);
        assertThat(now.quotaMaximumBytes()).isEqualTo(2L << 30);
        assertThat(now.mailboxLimit()).isEqualTo(5);
        assertThat(now.passwordStrength()).isEqualTo(PasswordStrength.GOOD);
    }

    @Test
    void otherNamesAreAddedAndRemovedAndOnesOwnDomainIsNeverSwallowed() {
        Domain second = reseller.domain("second-" + reseller.domain.name, null);
        post("/names", Map.of("alias", second.name))
                .statusCode(422)
                .body(containsString("id=\"alias-error\""))
                .body(containsString("value=\"" + second.name + "\""));
        post("/names", Map.of("alias", "nonsense")).statusCode(422).body(containsString("id=\"alias-error\""));
        done(post("/names", Map.of("alias", "Another-Name.example.")));
        assertThat(reseller.account.domain(reseller.domain.name).aliases).containsExactly("another-name.example");
        get(path + "/names").body(containsString("another-name.example"));
        done(post("/names/delete", Map.of("alias", "another-name.example")));
        assertThat(reseller.account.domain(reseller.domain.name).aliases).isEmpty();
    }

    @Test
    void theWholeDomainIsSuspendedWithAReasonAndResumed() {
        post("/suspension", Map.of("reason", " ")).statusCode(422).body(containsString("id=\"reason-error\""));
        reseller.account.loseAnswer("suspend-domain");
        done(post("/suspension", Map.of("reason", "unpaid")));
        assertThat(reseller.account.domain(reseller.domain.name).suspended).isTrue();
        get(path).body(containsString("Suspended"));
        get(path + "/suspension").body(containsString("Mail of " + reseller.domain.name + " starts again."));
        done(post("/suspension/delete", Map.of()));
        assertThat(reseller.account.domain(reseller.domain.name).suspended).isFalse();
    }

    @Test
    void aRefusalGivesTheFormBackWithWhatWasTyped() {
        reseller.account.refuse("suspend-domain", Kind.FORBIDDEN);
        post("/suspension", Map.of("reason", "unpaid"))
                .statusCode(422)
                .body(containsString("The provider does not allow this."))
                .body(containsString("value=\"unpaid\""));
    }

    @Test
    void takingItOutOfThePortalNeedsItsNameAndLeavesItAtTheProvider() {
        post("/removal", Map.of("what", "portal", "confirmation", "no"))
                .statusCode(422)
                .body(containsString("id=\"confirmation-error\""))
                .body(containsString("value=\"no\""));
        post("/removal", Map.of("what", "portal", "confirmation", reseller.domain.name))
                .statusCode(303);
        assertThat(reseller.account.domains).containsKey(reseller.domain.name);
        get(path).statusCode(404);
        get("/" + owner.tenant() + "/mailboxes").body(not(containsString("user-01@")));
    }

    @Test
    void aDomainWithMailboxesIsNotDeletedAtTheProvider() {
        post("/removal", Map.of("what", "provider", "confirmation", reseller.domain.name))
                .statusCode(422)
                .body(containsString("the domain has mailboxes"))
                .body(containsString("value=\"" + reseller.domain.name + "\""));
        get(path).statusCode(200);
    }

    @Test
    void anEmptyDomainIsDeletedOnceEvenWhenTheAnswerIsLost() {
        Domain empty = reseller.domain("empty-" + reseller.domain.name, null);
        reseller.account.loseAnswer("delete-domain");
        owner.request()
                .formParams(Map.of("what", "provider", "confirmation", empty.name))
                .post("/" + owner.tenant() + "/domains/" + empty.id + "/removal")
                .then()
                .statusCode(303);
        assertThat(reseller.account.domains).doesNotContainKey(empty.name);
        assertThat(domains.find(owner.tenant(), empty.id).orElseThrow().parkedAt)
                .isNotNull();
    }

    @Test
    void aDomainOfTheTenantsFileKeepsItsCustomerAndItsPlaceButItsPartsCanBeChanged() {
        tenancy.inTenant(owner.tenant(), () -> {
            entities.createQuery("update Domain set managed = true where id = ?1")
                    .setParameter(1, reseller.domain.id)
                    .executeUpdate();
        });
        get(path).statusCode(200).body(containsString("tenants file")).body(not(containsString("/removal")));
        get(path + "/removal").statusCode(404);
        post("/removal", Map.of("what", "portal", "confirmation", reseller.domain.name))
                .statusCode(404);
        post("/customer", Map.of("customer", "")).statusCode(404);
        done(post("/catch-all", Map.of("address", "user-02")));
    }

    @Test
    void aCustomerIsChosenAndSeesItsOwnDomainOnly() {
        String slug = owner.tenant().value();
        UUID mine = sessions.customer(slug, "mine");
        post("/customer", Map.of("customer", mine.toString())).statusCode(303);
        get(path).body(containsString("mine"));
        post("/customer", Map.of("customer", UUID.randomUUID().toString())).statusCode(404);
        SignedInAs its = sessions.signIn(slug, Role.CUSTOMER_ADMIN, mine);
        its.request().get(path).then().statusCode(200).body(not(containsString("/catch-all")));
        its.request().get(path + "/catch-all").then().statusCode(403);
        SignedInAs other = sessions.signIn(slug, Role.CUSTOMER_ADMIN, sessions.customer(slug, "other"));
        other.request().get(path).then().statusCode(404);
    }

    @Test
    void whatEachProviderCanDoIsToldForOnesOwnConnections() {
        get("/" + owner.tenant() + "/providers")
                .statusCode(200)
                .body(containsString("Made-up Mail"))
                .body(containsString("Catch-all"))
                .body(not(containsString("LogicBoxes")));
    }

    private ValidatableResponse get(String at) {
        return owner.request().get(at).then();
    }

    private ValidatableResponse post(String below, Map<String, String> form) {
        return owner.request()
                .formParams(form)
                .contentType("application/x-www-form-urlencoded")
                .post(path + below)
                .then();
    }

    private void done(ValidatableResponse answer) {
        String to = answer.statusCode(303).extract().header("Location");
        get(to.substring(to.indexOf("/" + owner.tenant()))).statusCode(200).body(containsString("notice good"));
    }
}
