package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.directory.Mailbox;
import io.postern.provider.spi.DeletedMessage;
import io.postern.testing.MadeUpResellers;
import io.postern.testing.MadeUpResellers.Reseller;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person meets who makes, sizes, moves, deletes and restores mailboxes. */
@QuarkusTest
class AccountBrowserTest extends BrowserTest {
    private static final String TENANT = "browser-accounts";
    private static Reseller reseller;
    private static int next;

    @Inject
    MadeUpResellers resellers;

    @Inject
    TestSessions sessions;

    private Mailbox mailbox;
    private String path;

    @BeforeEach
    void aMailbox() {
        if (reseller == null) {
            reseller = resellers.open(TENANT, 0);
            reseller.domain("second-" + TENANT + ".example", null);
        }
        reseller.account.clearFaults();
        mailbox = reseller.add("box-" + ++next);
        path = reseller.path(mailbox);
    }

    @Test
    void everyPageIsAccessible() {
        Mailbox gone = reseller.add("gone-" + next);
        reseller.account.deleteNow(gone.address);
        reseller.upstream(mailbox.address)
                .deletedMessages
                .add(new DeletedMessage("1", "INBOX", "ada@example.org", "Minutes", Instant.EPOCH));
        Window window = window().enter(sessions.signIn(TENANT, Role.OWNER));
        for (String page : new String[] {
            "/" + TENANT + "/mailboxes/new",
            creation(),
            creation() + "&type=forward-only",
            "/" + TENANT + "/mailboxes/bin?domain=" + reseller.domain.name,
            path + "/settings",
            path + "/quota",
            path + "/address",
            path + "/deletion",
            path + "/deleted-mail",
            path + "/password"
        }) {
            assertThat(window.open(page).status()).as(page).isEqualTo(200);
            accessible(window);
        }
        window.open("/" + TENANT + "/mailboxes/bin?domain=" + reseller.domain.name);
        window.page()
                .locator("tr", new Page.LocatorOptions().setHasText(gone.address))
                .locator("button")
                .click();
        assertThat(window.heading("Restore a mailbox")).isVisible();
        accessible(window);
    }

    @Test
    void withoutJavaScriptAMailboxIsMadeFromTheListToItsPassword() {
        Window window = windowWithoutJavaScript().enter(sessions.signIn(TENANT, Role.OWNER));
        window.open("/" + TENANT + "/mailboxes");
        window.link("New mailbox").click();
        window.page().locator("#domain").selectOption(reseller.domain.name);
        window.button("Show the form").click();
        assertThat(window.page().locator("#rules")).containsText("12 to 40 characters");
        window.page().locator("#localPart").fill("plain-" + next);
        window.page().locator("#name").fill("Grace Hopper");
        window.button("Create the mailbox").click();
        assertThat(window.page().locator("#made")).isVisible();
        assertThat(window.page().locator("main")).containsText("plain-" + next + "@" + reseller.domain.name);
        window.link("To the mailbox").click();
        assertThat(window.heading("plain-" + next)).isVisible();
    }

    @Test
    void theRulesFollowTheChosenDomainAndAnErrorIsFocused() {
        Window window = window().enter(sessions.signIn(TENANT, Role.OWNER));
        window.open("/" + TENANT + "/mailboxes/new");
        window.page().locator("#domain").selectOption(reseller.domain.name);
        assertThat(window.page().locator("#localPart-domain")).hasText("@" + reseller.domain.name);
        assertThat(window.page()).hasURL(Pattern.compile("domain=" + reseller.domain.name));
        assertThat(window.page().locator("#newPassword")).isHidden();
        window.field("I type one").check();
        assertThat(window.page().locator("#newPassword")).isVisible();
        window.page().locator("#localPart").fill(mailbox.address.replaceAll("@.*", ""));
        window.page().locator("#name").fill("Grace Hopper");
        window.page().locator("#newPassword").fill("weak");
        window.button("Create the mailbox").click();
        assertThat(window.page().locator(".error-summary")).isFocused();
        assertThat(window.page().locator("#name")).hasValue("Grace Hopper");
        accessible(window);
    }

    @Test
    void aMailboxIsDeletedByKeyboardAlone() {
        Window window = window().enter(sessions.signIn(TENANT, Role.OWNER));
        window.open(path + "/settings");
        window.link("Delete the mailbox").focus();
        window.page().keyboard().press("Enter");
        window.page().locator("#confirmation").focus();
        window.page().keyboard().type("not it");
        window.page().keyboard().press("Enter");
        assertThat(window.page().locator(".error-summary")).isFocused();
        assertThat(window.page().locator("#confirmation")).hasValue("not it");
        window.page().locator("#confirmation").fill(TENANT + " " + mailbox.address);
        window.page().keyboard().press("Enter");
        assertThat(window.page().locator("#change")).containsText("was deleted");
        window.link("History").click();
        assertThat(window.page().locator("tbody th")).hasText("Mailbox deleted");
        accessible(window);
    }

    private String creation() {
        return "/" + TENANT + "/mailboxes/new?domain=" + reseller.domain.name;
    }
}
