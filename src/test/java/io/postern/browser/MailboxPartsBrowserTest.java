package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.directory.Mailbox;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.AppPassword;
import io.postern.provider.spi.Forwards;
import io.postern.provider.spi.MailService;
import io.postern.provider.spi.ServiceState;
import io.postern.testing.InMemoryMailbox;
import io.postern.testing.MadeUpResellers;
import io.postern.testing.Resellers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forwarding, other addresses, services, app passwords and levels of suspension, as a person meets them. */
@QuarkusTest
class MailboxPartsBrowserTest extends BrowserTest {
    private static final String TENANT = "browser-parts";
    private static MadeUpResellers.Reseller reseller;
    private static Resellers.Reseller plain;
    private static int next;

    @Inject
    MadeUpResellers resellers;

    @Inject
    Resellers sandbox;

    @Inject
    TestSessions sessions;

    private InMemoryMailbox upstream;
    private String mailbox;

    @BeforeEach
    void aMailboxThatNobodyElseTouches() {
        if (reseller == null) {
            reseller = resellers.open(TENANT, 0);
        }
        Mailbox row = reseller.add("part-" + ++next);
        upstream = reseller.upstream(row.address);
        mailbox = reseller.path(row);
    }

    @Test
    void everyPageIsAccessible() {
        upstream.forwards = new Forwards(
                List.of(address("boss", "elsewhere.example")), List.of(address("home", "elsewhere.example")), true);
        upstream.aliases.add(address("info-" + next, reseller.domain.name));
        upstream.appPasswords.add(new AppPassword("Phone", InMemoryMailbox.MADE));
        upstream.services.put(MailService.SEND, ServiceState.SUSPENDED);
        upstream.services.put(MailService.SEND_WEBMAIL, ServiceState.SUSPENDED);
        Window window = window().enter(sessions.signIn(TENANT, Role.OWNER));
        for (String part : List.of(
                "",
                "/autoresponder",
                "/forwarding",
                "/details",
                "/settings",
                "/aliases",
                "/services",
                "/app-passwords",
                "/suspension",
                "/password")) {
            window.open(mailbox + part);
            assertThat(window.page().locator("nav.tabs a[aria-current=page]")).hasCount(1);
            accessible(window);
        }
    }

    @Test
    void pagesThatSayWhyNotAreAccessible() {
        if (plain == null) {
            plain = sandbox.open(TENANT + "-plain", 1);
        }
        Window window = window().enter(sessions.signIn(TENANT + "-plain", Role.OWNER));
        String there = "/" + TENANT + "-plain/mailboxes/" + plain.mailbox(0).id;
        window.open(there + "/aliases");
        assertThat(window.page().locator("main")).containsText("does not offer this here");
        accessible(window);
        window.open(there + "/settings");
        accessible(window);
    }

    @Test
    void errorsAreNamedAndReachedByKeyboard() {
        Window window = window().enter(sessions.signIn(TENANT, Role.OWNER));
        window.open(mailbox + "/forwarding");
        window.page().locator("#targets").fill("nobody at home");
        send(window, "/forwarding");
        assertThat(window.page().locator(".error-summary")).isFocused();
        assertThat(window.page().locator("#targets")).hasValue("nobody at home");
        accessible(window);
        window.page().keyboard().press("Tab");
        window.page().keyboard().press("Enter");
        assertThat(window.page().locator("#targets")).isFocused();
        window.open(mailbox + "/suspension");
        for (Locator box : window.page().locator("input[name=effects]").all()) {
            box.uncheck();
        }
        send(window, "/suspension");
        assertThat(window.page().locator(".error-summary")).isFocused();
        accessible(window);
    }

    @Test
    void anAddressIsAddedAndRemovedByKeyboardAlone() {
        Window window = window().enter(sessions.signIn(TENANT, Role.OWNER));
        window.open(mailbox + "/aliases");
        window.page().locator("#alias").focus();
        window.page().keyboard().type("typed-" + next);
        window.page().keyboard().press("Enter");
        Locator remove = window.button("Remove typed-" + next);
        assertThat(remove).isVisible();
        assertThat(window.page().locator("#change")).containsText("has another address now");
        remove.focus();
        window.page().keyboard().press("Enter");
        assertThat(window.page().locator("main")).containsText("This mailbox has no other address");
    }

    @Test
    void anAppPasswordIsShownOnce() {
        Window window = window().enter(sessions.signIn(TENANT, Role.OWNER));
        window.open(mailbox + "/app-passwords");
        window.field("Name").fill("Phone");
        send(window, "/app-passwords");
        assertThat(window.page().locator("#made")).containsText("app-");
        accessible(window);
        window.page().reload();
        assertThat(window.page().locator("main")).containsText("cannot be shown");
        accessible(window);
    }

    @Test
    void withoutJavaScriptAllOfItWorks() {
        Window window = windowWithoutJavaScript().enter(sessions.signIn(TENANT, Role.OWNER));
        window.open(mailbox + "/forwarding");
        window.page().locator("#targets").fill("one@elsewhere.example");
        send(window, "/forwarding");
        assertThat(window.page().locator("#change")).containsText("was changed");
        assertThat(window.page().locator(".notice.warning")).containsText("Outside your domains");
        window.open(mailbox + "/services");
        window.field("Fetching with mail programs (POP)").uncheck();
        send(window, "/services");
        assertThat(window.field("Fetching with mail programs (POP)")).not().isChecked();
        window.open(mailbox + "/suspension");
        window.field("Sending").uncheck();
        send(window, "/suspension");
        assertThat(window.page().locator(".facts")).containsText("no delivery of new mail");
        assertThat(upstream.stopped()).hasSize(2);
        window.open(mailbox + "/suspension");
        send(window, "/suspension/delete");
        assertThat(window.page().locator("#change")).containsText("works again");
        assertThat(upstream.services).containsEntry(MailService.POP, ServiceState.DISABLED);
    }

    private static void send(Window window, String end) {
        window.page()
                .locator("main form[action$='" + end + "'] button:not([formaction]):not([data-copy])")
                .last()
                .click();
    }

    private static Address address(String localPart, String domain) {
        return new Address(localPart, domain);
    }
}
