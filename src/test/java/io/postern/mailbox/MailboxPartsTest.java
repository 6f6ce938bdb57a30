package io.postern.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.directory.Mailbox;
import io.postern.domain.Domain;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.AppPassword;
import io.postern.provider.spi.Forwards;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailService;
import io.postern.provider.spi.ServiceState;
import io.postern.testing.InMemoryMailbox;
import io.postern.testing.MadeUpResellers;
import io.postern.testing.Resellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forwarding, other addresses, services and app passwords, on their pages. */
@QuarkusTest
class MailboxPartsTest {
    private static final String TENANT = "parts";
    private static MadeUpResellers.Reseller reseller;
    private static Resellers.Reseller plain;
    private static int next;

    @Inject
    MadeUpResellers resellers;

    @Inject
    Resellers sandbox;

    @Inject
    TestSessions sessions;

    private SignedInAs staff;
    private Mailbox mailbox;
    private InMemoryMailbox upstream;

    @BeforeEach
    void aMailbox() {
        if (reseller == null) {
            reseller = resellers.open(TENANT, 0);
        }
        staff = sessions.signIn(TENANT, Role.SUPPORT);
        mailbox = reseller.add("part-" + ++next);
        upstream = reseller.upstream(mailbox.address);
    }

    @AfterEach
    void noFaults() {
        reseller.account.clearFaults();
    }

    @Test
    void theWholeListOfTargetsIsSet() {
        upstream.forwards = new Forwards(List.of(address("old")), List.of(address("owner-set")), true);
        Document form = get("/forwarding");
        assertThat(form.select("#targets").text()).isEqualTo(address("old").toString());
        assertThat(form.select("#keep-copy").hasAttr("checked")).isTrue();
        assertThat(form.text())
                .contains("Set by the owner", address("owner-set").toString());
        Document landing =
                follow(forward("one@elsewhere.example\r\n" + address("two") + ", three@elsewhere.example", false));
        assertThat(upstream.forwards.targets())
                .containsExactly(parsed("one@elsewhere.example"), address("two"), parsed("three@elsewhere.example"));
        assertThat(upstream.forwards.keepCopy()).isFalse();
        assertThat(upstream.forwards.ownerTargets()).containsExactly(address("owner-set"));
        assertThat(landing.select("#change").text()).contains("The forwarding of " + mailbox.address + " was changed");
        assertThat(reseller.mailbox(mailbox.id).forwards).contains("one@elsewhere.example");
    }

    @Test
    void aTargetOutsideTheOwnDomainsIsPointedOut() {
        upstream.forwards = new Forwards(List.of(address("inside"), parsed("boss@elsewhere.example")), List.of(), true);
        String warning = get("/forwarding").select(".notice.warning").text();
        assertThat(warning)
                .contains("Outside your domains: boss@elsewhere.example")
                .doesNotContain("inside@");
    }

    @Test
    void aCircleIsPointedOut() {
        Mailbox other = reseller.add("circle-" + next);
        reseller.upstream(other.address).forwards = new Forwards(List.of(parsed(mailbox.address)), List.of(), true);
        reseller.read(reseller.domain, parsed(other.address));
        upstream.forwards = new Forwards(List.of(parsed(other.address)), List.of(), true);
        assertThat(get("/forwarding").select(".notice.warning").text()).contains("in a circle", other.address);
    }

    @Test
    void nothingIsToldOfAnotherCustomersDomain() {
        var customer = sessions.customer(TENANT, "own-" + next);
        Domain own = reseller.domain("own-" + next + ".example", customer);
        Domain foreign = reseller.domain("foreign-" + next + ".example", sessions.customer(TENANT, "foreign-" + next));
        Mailbox mine = reseller.add(own, "me");
        Mailbox theirs = reseller.add(foreign, "they");
        reseller.upstream(theirs.address).forwards = new Forwards(List.of(parsed(mine.address)), List.of(), true);
        reseller.read(foreign, parsed(theirs.address));
        reseller.upstream(mine.address).forwards = new Forwards(List.of(parsed(theirs.address)), List.of(), true);
        String staffReads = warnings(staff, mine);
        assertThat(staffReads).contains("in a circle").doesNotContain("Outside your domains");
        String customerReads = warnings(sessions.signIn(TENANT, Role.CUSTOMER_ADMIN, customer), mine);
        assertThat(customerReads)
                .contains("Outside your domains: " + theirs.address)
                .doesNotContain("in a circle");
    }

    private static String warnings(SignedInAs reader, Mailbox mailbox) {
        String page =
                reader.request().get(reseller.path(mailbox) + "/forwarding").asString();
        return Jsoup.parse(page).select(".notice.warning").text();
    }

    @Test
    void anAutomaticReplyBesideAForwardIsPointedOut() {
        upstream.forwards = new Forwards(List.of(address("inside")), List.of(), true);
        assertThat(get("/forwarding").select(".notice.warning").text()).isEmpty();
        post("/autoresponder", Map.of("enabled", "true", "subject", "Away", "message", "Back soon"));
        assertThat(get("/forwarding").select(".notice.warning").text()).contains("answer each other without end");
    }

    @Test
    void whatIsNoAddressIsMarkedAndNothingTypedIsLost() {
        Document page = refused(forward("fine@elsewhere.example\nnot an address@", true));
        marked(page, "targets");
        assertThat(page.select("#targets-error").text()).contains("address@");
        assertThat(page.select("#targets").first().wholeText()).contains("fine@elsewhere.example\nnot an address@");
        assertThat(page.select("#keep-copy").hasAttr("checked")).isTrue();
        assertThat(upstream.forwards.targets()).isEmpty();
    }

    @Test
    void theProvidersRulesForTargetsAreToldAtTheField() {
        assertThat(refused(forward(mailbox.address, true))
                        .select("#targets-error")
                        .text())
                .contains("cannot forward to itself");
        assertThat(refused(forward("a@b.example c@b.example d@b.example e@b.example f@b.example g@b.example", true))
                        .select("#targets-error")
                        .text())
                .isEqualTo("At most 5.");
        assertThat(refused(forward("a@b.example\nA@b.example", true))
                        .select("#targets-error")
                        .text())
                .contains("twice");
    }

    @Test
    void anAddressThatOnlyForwardsKeepsOneTarget() {
        upstream.type = AccountType.FORWARD_ONLY;
        upstream.forwards = new Forwards(List.of(address("only")), List.of(), false);
        reseller.read(reseller.domain, parsed(mailbox.address));
        Document form = get("/forwarding");
        assertThat(form.select("#keep-copy")).isEmpty();
        assertThat(form.text()).contains("only passes mail on");
        marked(refused(forward("", false)), "targets");
        assertThat(upstream.forwards.targets()).isNotEmpty();
    }

    @Test
    void aLostAnswerToForwardingIsSettledByReadingBack() {
        reseller.account.loseAnswer("update-forwards");
        Document landing = follow(forward("one@elsewhere.example", true));
        assertThat(landing.select("#change.good")).hasSize(1);
        assertThat(upstream.forwards.targets()).hasSize(1);
    }

    @Test
    void forwardingThatCannotBeReadIsNotOverwrittenByGuess() {
        reseller.account.refuse("read-forwards", Kind.FORBIDDEN);
        Document page = get("/forwarding");
        assertThat(page.select("form #targets")).isEmpty();
        assertThat(page.select(".notice").text()).contains("The provider does not allow this");
        assertThat(page.select("a[href$=/forwarding]:contains(Ask again)")).hasSize(1);
    }

    @Test
    void anAddressIsAddedAndTakenAway() {
        Document page = follow(post("/aliases", Map.of("alias", "Info-" + next)));
        assertThat(page.select("#change.good").text()).contains("has another address now");
        assertThat(upstream.aliases).containsExactly(address("info-" + next));
        assertThat(page.select("tbody th").text())
                .isEqualTo(address("info-" + next).toString());
        assertThat(page.select("button[aria-label]").attr("aria-label")).contains("Remove info-" + next);
        page = follow(
                post("/aliases/delete", Map.of("alias", address("info-" + next).toString())));
        assertThat(upstream.aliases).isEmpty();
        assertThat(page.text()).contains("This mailbox has no other address");
    }

    @Test
    void anAddressThatIsTakenIsToldAtItsField() {
        Mailbox other = reseller.add("taken-" + next);
        Document page = refused(post("/aliases", Map.of("alias", other.address)));
        marked(page, "alias");
        assertThat(page.select("#alias-error").text()).isEqualTo("This address is taken already.");
        assertThat(page.select("#alias").val()).isEqualTo(other.address);
        assertThat(refused(post("/aliases", Map.of("alias", mailbox.address)))
                        .select("#alias-error")
                        .text())
                .isEqualTo("This address is taken already.");
    }

    @Test
    void anAddressThatCannotBeIsRefusedBeforeAnyCall() {
        reseller.account.clearCalls();
        assertThat(refused(post("/aliases", Map.of("alias", "who@elsewhere.example")))
                        .select("#alias-error")
                        .text())
                .isEqualTo("The address must be within the domain.");
        marked(refused(post("/aliases", Map.of("alias", "two words"))), "alias");
        marked(refused(post("/aliases", Map.of("alias", ""))), "alias");
        assertThat(reseller.account.calls("add-alias")).isZero();
    }

    @Test
    void lostAnswersAboutOtherAddressesAreSettledByReadingBack() {
        reseller.account.loseAnswer("add-alias");
        assertThat(follow(post("/aliases", Map.of("alias", "lost-" + next))).select("#change.good"))
                .hasSize(1);
        reseller.account.loseAnswer("remove-alias");
        assertThat(follow(post("/aliases/delete", Map.of("alias", "lost-" + next)))
                        .select("#change.good"))
                .hasSize(1);
        assertThat(upstream.aliases).isEmpty();
        assertThat(reseller.account.calls("add-alias")).isEqualTo(1);
    }

    @Test
    void servicesAreSwitchedOneByOne() {
        upstream.services.put(MailService.POP, ServiceState.DISABLED);
        upstream.services.put(MailService.SEND, ServiceState.SUSPENDED);
        Document form = get("/services");
        assertThat(form.select("#service-pop").hasAttr("checked")).isFalse();
        assertThat(form.select("#service-imap").hasAttr("checked")).isTrue();
        assertThat(form.select("#service-send")).isEmpty();
        assertThat(form.text()).contains("Sending with mail programs suspended");
        Document landing = follow(staff.request()
                .formParam("shown", "imap", "pop", "webmail")
                .formParam("services", "pop", "webmail")
                .post(path("/services")));
        assertThat(landing.select("#change.good").text()).contains("were changed");
        assertThat(upstream.services)
                .containsEntry(MailService.POP, ServiceState.ENABLED)
                .containsEntry(MailService.IMAP, ServiceState.DISABLED)
                .containsEntry(MailService.WEBMAIL, ServiceState.ENABLED)
                .containsEntry(MailService.SEND, ServiceState.SUSPENDED);
    }

    @Test
    void aServiceThatWasSuspendedMeanwhileStaysSo() {
        upstream.services.put(MailService.IMAP, ServiceState.SUSPENDED);
        follow(staff.request()
                .formParam("shown", "imap")
                .formParam("services", "imap")
                .post(path("/services")));
        assertThat(upstream.services).containsEntry(MailService.IMAP, ServiceState.SUSPENDED);
        assertThat(reseller.account.calls("resume")).isZero();
    }

    @Test
    void nothingIsSwitchedOnPastASuspension() {
        upstream.services.put(MailService.IMAP, ServiceState.SUSPENDED);
        upstream.services.put(MailService.WEBMAIL, ServiceState.SUSPENDED);
        upstream.services.put(MailService.POP, ServiceState.DISABLED);
        Document form = get("/services");
        assertThat(form.select("#service-pop")).isEmpty();
        assertThat(form.select("#service-receive")).hasSize(1);
        assertThat(form.select(".notice.warning").text()).contains("suspended now");
        assertThat(form.select(".notice.warning a[href$=/suspension]")).hasSize(1);
        Document page = refused(staff.request()
                .formParam("shown", "pop")
                .formParam("services", "pop")
                .post(path("/services")));
        assertThat(page.select("#services-error").text()).contains("Resume it first");
        assertThat(upstream.services).containsEntry(MailService.POP, ServiceState.DISABLED);
    }

    @Test
    void aServiceThatIsNotOfferedIsRefused() {
        Document page = refused(staff.request().formParam("shown", "fax").post(path("/services")));
        assertThat(page.select(".error-summary a").attr("href")).isEqualTo("#services");
    }

    @Test
    void aLostAnswerAboutServicesIsSettledByReadingBack() {
        reseller.account.loseAnswer("update-services");
        Document landing = follow(staff.request().formParam("shown", "webmail").post(path("/services")));
        assertThat(landing.select("#change.good")).hasSize(1);
        assertThat(upstream.services).containsEntry(MailService.WEBMAIL, ServiceState.DISABLED);
    }

    @Test
    void anAppPasswordIsShownOnceAndListedByName() {
        String shown = location(post("/app-passwords", Map.of("tag", "Phone")));
        String made = Jsoup.parse(staff.request().get(shown).asString())
                .select("#made")
                .text();
        assertThat(made).startsWith("app-");
        assertThat(staff.request().get(shown).asString()).doesNotContain(made).contains("cannot be shown");
        Document list = get("/app-passwords");
        assertThat(list.select("tbody th").text()).isEqualTo("Phone");
        assertThat(list.text()).doesNotContain(made);
        assertThat(refused(post("/app-passwords", Map.of("tag", "Phone")))
                        .select("#tag-error")
                        .text())
                .contains("already");
        follow(post("/app-passwords/delete", Map.of("tag", "Phone")));
        assertThat(upstream.appPasswords).isEmpty();
    }

    @Test
    void anAppPasswordNeedsANameAndRoom() {
        marked(refused(post("/app-passwords", Map.of("tag", " "))), "tag");
        reseller.account.refuse("add-app-password", Kind.LIMIT);
        Document page = refused(post("/app-passwords", Map.of("tag", "Fifth")));
        assertThat(page.text()).contains("A limit of the account at the provider is reached");
        assertThat(page.select("#tag").val()).isEqualTo("Fifth");
    }

    @Test
    void anAppPasswordWhoseAnswerWasLostIsNeverMadeTwice() {
        reseller.account.clearCalls();
        reseller.account.loseAnswer("add-app-password");
        Document page = Jsoup.parse(staff.request()
                .get(location(post("/app-passwords", Map.of("tag", "Lost"))))
                .asString());
        assertThat(page.text()).contains("answer with it was lost", "remove it and make another");
        assertThat(reseller.account.calls("add-app-password")).isEqualTo(1);
        upstream.appPasswords.add(new AppPassword("Tablet", InMemoryMailbox.MADE));
        reseller.account.loseAnswer("remove-app-password");
        assertThat(follow(post("/app-passwords/delete", Map.of("tag", "Tablet")))
                        .select("#change.good"))
                .hasSize(1);
    }

    @Test
    void theMailboxIsSignedOutEverywhere() {
        assertThat(get("/password")
                        .select("main form[action$=/sign-out] button")
                        .text())
                .isEqualTo("Sign out everywhere");
        long before = reseller.account.calls("sign-out");
        assertThat(follow(post("/sign-out", Map.of("operation", "")))
                        .select("#change.good")
                        .text())
                .contains("was signed out everywhere");
        assertThat(reseller.account.calls("sign-out")).isEqualTo(before + 1);
    }

    @Test
    void whatIsSeldomSetIsOneClickAway() {
        Document page = get("/settings");
        assertThat(page.select("a[href$=/aliases]").text()).isEqualTo("Other addresses");
        assertThat(page.select("a[href$=/services], a[href$=/app-passwords]")).hasSize(2);
    }

    @Test
    void whereTheProviderCannotThePagesSayWhyNot() {
        if (plain == null) {
            plain = sandbox.open("parts-plain", 1);
        }
        SignedInAs there = sessions.signIn("parts-plain", Role.OWNER);
        String base = "/parts-plain/mailboxes/" + plain.mailbox(0).id;
        Document aliases = Jsoup.parse(there.request().get(base + "/aliases").asString());
        assertThat(aliases.select(".empty").text()).contains("does not offer this here");
        assertThat(aliases.select("form[action$=/aliases]")).isEmpty();
        assertThat(aliases.text()).contains("only the whole domain parts-plain.example can have another name");
        assertThat(aliases.select("main a[href$=/domains]")).hasSize(1);
        for (String part : List.of("/services", "/app-passwords")) {
            Document page = Jsoup.parse(there.request().get(base + part).asString());
            assertThat(page.select(".empty p").text()).as(part).isNotEmpty();
            assertThat(page.select("main form")).as(part).isEmpty();
        }
        Response refused = there.request().formParam("alias", "info").post(base + "/aliases");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("The provider cannot do this", "Nothing was changed");
        Document settings = Jsoup.parse(there.request().get(base + "/settings").asString());
        assertThat(settings.select("main .settings a[href$=/services]")).isEmpty();
        assertThat(settings.select("main .settings").text()).contains("does not offer this here");
    }

    private Response forward(String targets, boolean keepCopy) {
        var request = staff.request().formParam("targets", targets);
        return (keepCopy ? request.formParam("keep-copy", "true") : request).post(path("/forwarding"));
    }

    private Response post(String part, Map<String, String> form) {
        return staff.request().formParams(form).post(path(part));
    }

    private static Document refused(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        return Jsoup.parse(answer.asString());
    }

    private static void marked(Document page, String field) {
        assertThat(page.select(".error-summary a[href=#" + field + "]")).hasSize(1);
        assertThat(page.select("#" + field).attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("#" + field).attr("aria-describedby")).contains(field + "-error");
    }

    private Document follow(Response answer) {
        return Jsoup.parse(
                staff.request().urlEncodingEnabled(false).get(location(answer)).asString());
    }

    private static String location(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        URI address = URI.create(answer.header("Location"));
        return address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }

    private Document get(String part) {
        Response answer = staff.request().get(path(part));
        assertThat(answer.statusCode()).as(part).isEqualTo(200);
        return Jsoup.parse(answer.asString());
    }

    private String path(String part) {
        return reseller.path(mailbox) + part;
    }

    private static Address address(String localPart) {
        return new Address(localPart, TENANT + ".example");
    }

    private static Address parsed(String text) {
        return Address.parse(text).orElseThrow();
    }
}
