package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.domain.Domain;
import io.postern.mailbox.TestMailboxes;
import io.postern.platform.tenancy.Tenancy;
import io.postern.sandbox.SandboxControl;
import io.postern.sandbox.SandboxControl.Account;
import io.postern.testing.Resellers;
import io.postern.testing.Resellers.Reseller;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The list of domains: what an owner switches on there, and what a customer sees of it. */
@QuarkusTest
class DomainsBrowserTest extends BrowserTest {
    @Inject
    Resellers resellers;

    @Inject
    TestMailboxes mailboxes;

    @Inject
    TestSessions sessions;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    @Test
    void anOwnerSwitchesTheMailOfADomainOn() {
        Window window = window();
        Account account = asleep("browser-wake");
        window.enter(sessions.signIn("browser-wake", Role.OWNER)).open("/browser-wake/domains");
        assertThat(window.page().locator("tbody")).containsText("Not activated at the provider");
        accessible(window);
        window.page().locator("main details summary").click();
        assertThat(window.page().locator("main details")).containsText("It deletes nothing");
        accessible(window);
        switchOn(window, account);
        accessible(window);
    }

    @Test
    void withoutJavaScriptAnOwnerSwitchesItOnToo() {
        Window window = windowWithoutJavaScript();
        Account account = asleep("browser-wake-plain");
        window.enter(sessions.signIn("browser-wake-plain", Role.OWNER)).open("/browser-wake-plain/domains");
        window.page().locator("main details summary").click();
        switchOn(window, account);
    }

    @Test
    void aCustomersAdministratorSeesTheOwnDomainAndNoOther() {
        String tenant = "browser-customer";
        UUID customer = sessions.customer(tenant, "c1");
        UUID own = mailboxes.domain(tenant, "own.browser-customer.example", "4711", customer);
        UUID other =
                mailboxes.domain(tenant, "other.browser-customer.example", "4712", sessions.customer(tenant, "c2"));
        mailboxes.mailbox(tenant, own, "anna@own.browser-customer.example", _ -> {});
        UUID foreign = mailboxes.mailbox(tenant, other, "olga@other.browser-customer.example", _ -> {});
        Window window = window().enter(sessions.signIn(tenant, Role.CUSTOMER_ADMIN, customer));

        window.open("/" + tenant + "/mailboxes");
        assertThat(window.page().locator("tbody tr")).hasCount(1);
        assertThat(window.link("anna@own.browser-customer.example")).isVisible();
        assertThat(window.page().content()).doesNotContain("other.browser-customer.example");
        assertThat(window.page().getByLabel("Main menu").locator("a").allInnerTexts())
                .containsExactly("Mailboxes", "Domains", "Support access");
        accessible(window);
        for (String search : List.of("?q=olga", "?domain=other.browser-customer.example")) {
            window.open("/" + tenant + "/mailboxes" + search);
            assertThat(window.page().locator("main tbody tr")).hasCount(0);
            assertThat(window.page().content()).doesNotContain("olga@");
        }
        window.open("/" + tenant + "/domains");
        assertThat(window.page().locator("tbody tr")).hasCount(1);
        assertThat(window.page().locator("tbody")).containsText("own.browser-customer.example");
        accessible(window);
        assertThat(window.open("/" + tenant + "/mailboxes/" + foreign).status()).isEqualTo(404);
        assertThat(window.text()).doesNotContain("olga@");

        Window owner = window().enter(sessions.signIn(tenant, Role.OWNER));
        owner.open("/" + tenant + "/mailboxes");
        assertThat(owner.page().locator("tbody tr")).hasCount(2);
    }

    private static void switchOn(Window window, Account account) {
        window.page().locator("main form[action$='/activation'] button").click();
        assertThat(window.page().locator("#flash")).containsText("Mail is switched on at the provider");
        assertThat(account.journal("mail/activate")).hasSize(1);
    }

    /** A reseller with one domain whose mail is not on yet. */
    private Account asleep(String tenant) {
        String name = "asleep." + tenant + ".example";
        Account account = SandboxControl.here()
                .account(Map.of(
                        "orders",
                        List.of(
                                Map.of("domain", tenant + ".example", "mailboxes", 1),
                                Map.of("domain", name, "mailboxes", 0, "activated", false))));
        Reseller reseller = resellers.open(tenant, account);
        tenancy.inTenant(reseller.tenant, () -> {
            var domain = new Domain();
            domain.name = name;
            domain.connectionId = reseller.connectionId;
            domain.externalId = Long.toString(account.orderId(name));
            domain.syncState = Domain.SyncState.FAILED;
            domain.syncFailure = "CONFLICT/not-activated";
            domain.createdAt = clock.instant();
            entities.persist(domain);
        });
        return account;
    }
}
