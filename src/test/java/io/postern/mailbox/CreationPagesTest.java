package io.postern.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.directory.Mailbox;
import io.postern.domain.Domain;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Kind;
import io.postern.testing.InMemoryProvider;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Making a mailbox: what the form shows, what it refuses, and where it leads. */
@QuarkusTest
class CreationPagesTest {
    private static final String TENANT = "creation";
    private static final String NEW = "/" + TENANT + "/mailboxes/new";
    private static MadeUpResellers.Reseller reseller;
    private static Domain ofCustomer;
    private static UUID customer;
    private static int next;

    @Inject
    TestSessions sessions;

    @Inject
    MadeUpResellers resellers;

    private SignedInAs staff;
    private String name;

    @BeforeEach
    void aReseller() {
        if (reseller == null) {
            reseller = resellers.open(TENANT, 1);
            customer = sessions.customer(TENANT, "c1");
            ofCustomer = reseller.domain("customer.example", customer);
            resellers.open("creation-abroad", 1);
        }
        reseller.account.clearFaults();
        staff = sessions.signIn(TENANT, Role.OWNER);
        name = "new-" + ++next;
    }

    @Test
    void theListLeadsToTheFormOfTheDomainThatIsShown() {
        Document list = get("/" + TENANT + "/mailboxes?domain=" + reseller.domain.name);
        String address = list.select(".page-head a:contains(New mailbox)").attr("href");
        assertThat(get(address).select("#domain option[selected]").text()).isEqualTo(reseller.domain.name);
        assertThat(list.select(".page-head a:contains(Deleted mailboxes)")).hasSize(1);
        SignedInAs viewer = sessions.signIn(TENANT, Role.VIEWER);
        assertThat(Jsoup.parse(viewer.request().get("/" + TENANT + "/mailboxes").asString())
                        .select(".page-head a"))
                .isEmpty();
    }

    @Test
    void theRulesOfTheProviderAreShownOnceADomainIsChosen() {
        Document before = get(NEW);
        assertThat(before.select("form[method=post] #localPart")).isEmpty();
        assertThat(before.select("#domain option").eachText())
                .contains(reseller.domain.name, ofCustomer.name)
                .doesNotContain("creation-abroad.example");
        Document page = get(NEW + "?domain=" + reseller.domain.name);
        assertThat(page.select("#rules").text()).contains("12 to 40 characters").contains("digit");
        assertThat(page.select("#localPart-domain").text()).isEqualTo("@" + reseller.domain.name);
        assertThat(page.select("#name")).hasSize(1);
        assertThat(page.select("#firstName, #lastName"))
                .as("this provider keeps one name")
                .isEmpty();
        assertThat(page.select("#quota")).hasSize(1);
    }

    @Test
    void aMailboxIsMadeWithAPasswordThatIsShownOnce() {
        String landing = location(post(Map.of("quota", "2")));
        Document made = get(landing);
        String password = made.select("#made").text();
        assertThat(made.select("main").text()).contains(address() + " was created.");
        assertThat(reseller.upstream(address()).hasPassword(password)).isTrue();
        assertThat(reseller.upstream(address()).quotaBytes).isEqualTo(2048 * InMemoryProvider.MEGABYTE);
        assertThat(reseller.upstream(address()).name).isEqualTo("Grace Hopper");
        assertThat(get(landing).select("#made")).isEmpty();
        Mailbox row = reseller.mailbox(address()).orElseThrow();
        assertThat(row.quotaBytes).isEqualTo(2048 * InMemoryProvider.MEGABYTE);
        assertThat(get(reseller.path(row) + "/history").select("tbody th").eachText())
                .containsExactly("Mailbox created");
    }

    @Test
    void aMailboxIsMadeWithAPasswordThatWasTyped() {
        String landing = location(post(Map.of("password-choice", "typed", "new-password", "correct horse 7")));
        Mailbox row = reseller.mailbox(address()).orElseThrow();
        assertThat(landing).startsWith(reseller.path(row) + "?change=");
        assertThat(get(landing).select("#change").text()).contains("was created");
        assertThat(reseller.upstream(address()).hasPassword("correct horse 7")).isTrue();
    }

    @Test
    void aForwardingAddressIsMadeWhereTheProviderOffersThat() {
        Document form = get(NEW + "?domain=" + reseller.domain.name + "&type=forward-only");
        assertThat(form.select("#targets")).hasSize(1);
        assertThat(form.select("#newPassword")).isEmpty();
        location(post(Map.of("type", "forward-only", "targets", "a@example.org\n\n b@example.org ")));
        assertThat(reseller.upstream(address()).type).isEqualTo(AccountType.FORWARD_ONLY);
        assertThat(reseller.upstream(address()).forwards.targets()).hasSize(2);
        Document wrong = refused(Map.of("type", "forward-only", "local-part", name + "x", "targets", "a@b@c"));
        assertThat(wrong.select("#targets-error").text()).isEqualTo("This is not a mail address");
        assertThat(wrong.select("#targets").text()).isEqualTo("a@b@c");
        assertThat(refused(Map.of("type", "forward-only", "local-part", name + "x", "targets", ""))
                        .select("#targets-error")
                        .text())
                .isEqualTo("This is needed");
    }

    @Test
    void anAddressThatIsTakenIsRefusedBeforeAnythingIsMade() {
        reseller.upstream("user-01@" + reseller.domain.name)
                .aliases
                .add(new Address("alias-" + next, reseller.domain.name));
        for (String taken : new String[] {"user-01", "alias-" + next, "USER-01@" + reseller.domain.name}) {
            long before = reseller.account.calls("create");
            Document page = refused(Map.of("local-part", taken));
            assertThat(page.select("#localPart-error").text()).as(taken).contains("taken already");
            assertThat(page.select("#localPart").attr("value")).isEqualTo(taken);
            assertThat(page.select("#name").attr("value")).isEqualTo("Grace Hopper");
            assertThat(reseller.account.calls("create")).isEqualTo(before);
        }
    }

    @Test
    void everythingWrongIsToldAtOnceAndNothingTypedIsLost() {
        Document page = refused(Map.of(
                "local-part", "two words",
                "first-name", "",
                "quota", "a lot",
                "password-choice", "typed",
                "new-password", "weak"));
        assertThat(page.select(".error-summary a").eachAttr("href"))
                .containsExactlyInAnyOrder("#localPart", "#name", "#quota", "#newPassword", "#newPassword");
        assertThat(page.select("#localPart").attr("value")).isEqualTo("two words");
        assertThat(page.select("#quota").attr("value")).isEqualTo("a lot");
        assertThat(page.select("#newPassword-typed").hasAttr("checked")).isTrue();
        assertThat(page.select("#newPassword").hasAttr("value")).isFalse();
        Document empty = refused(Map.of("password-choice", "typed"));
        assertThat(empty.select("#newPassword-error").text()).isEqualTo("This is needed");
    }

    @Test
    void whatTheProviderRefusesIsToldAndNothingTypedIsLost() {
        reseller.account.refuse("create", Kind.ALREADY_EXISTS);
        assertThat(refused(Map.of()).select("#localPart-error").text()).contains("taken already");
        reseller.account.refuse("create", Kind.LIMIT);
        Document full = refused(Map.of());
        assertThat(full.select(".notice.bad").text()).contains("A limit of the account at the provider is reached.");
        assertThat(full.select("#localPart").attr("value")).isEqualTo(name);
        reseller.account.refuse("is-free", Kind.FORBIDDEN);
        assertThat(refused(Map.of()).select(".notice.bad").text()).contains("Nothing was changed.");
        assertThat(reseller.upstream(address())).isNull();
    }

    @Test
    void theSameFormMakesOneMailboxAndLeadsToItAgain() {
        Map<String, String> form = Map.of(
                "operation", UUID.randomUUID().toString(),
                "password-choice", "typed",
                "new-password", "correct horse 7");
        String first = location(post(form));
        assertThat(location(post(form))).isEqualTo(first);
    }

    @Test
    void nobodyMakesAMailboxWhereHeMustNot() {
        assertThat(post(Map.of("domain", "creation-abroad.example")).statusCode())
                .isEqualTo(404);
        assertThat(post(Map.of("domain", "unknown.example")).statusCode()).isEqualTo(404);
        assertThat(refused(Map.of("domain", "")).select(".error-summary a").attr("href"))
                .isEqualTo("#domain");
        for (Role role : new Role[] {Role.SUPPORT, Role.VIEWER, Role.CUSTOMER_ADMIN}) {
            assertThat(sessions.signIn(TENANT, role).request().get(NEW).statusCode())
                    .as(role.slug())
                    .isEqualTo(403);
        }
    }

    @Test
    void aManagerOfOneCustomerSeesThatCustomersDomainsOnly() {
        SignedInAs manager = sessions.signIn(TENANT, Role.MANAGER, customer);
        Document page = Jsoup.parse(manager.request().get(NEW).asString());
        assertThat(page.select("#domain option").eachText()).containsExactly(ofCustomer.name);
        assertThat(page.select("#localPart-domain").text()).isEqualTo("@" + ofCustomer.name);
        Response elsewhere = manager.request()
                .formParam("domain", reseller.domain.name)
                .formParam("local-part", name)
                .formParam("first-name", "x")
                .post(NEW);
        assertThat(elsewhere.statusCode()).isEqualTo(404);
    }

    private String address() {
        return name + "@" + reseller.domain.name;
    }

    private Response post(Map<String, String> more) {
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "domain",
                reseller.domain.name,
                "local-part",
                name,
                "first-name",
                "Grace Hopper",
                "password-choice",
                "generated"));
        form.putAll(more);
        return staff.request().formParams(form).post(NEW);
    }

    private Document refused(Map<String, String> more) {
        return Jsoup.parse(post(more).then().statusCode(422).extract().asString());
    }

    private Document get(String path) {
        return Jsoup.parse(staff.request()
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static String location(Response answer) {
        return answer.then().statusCode(303).extract().header("Location").replaceFirst("^https?://[^/]*", "");
    }
}
