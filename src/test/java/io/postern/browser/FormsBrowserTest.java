package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.postern.directory.DirectorySync;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What forms do while somebody types, and after something was refused. */
@QuarkusTest
class FormsBrowserTest extends BrowserTest {
    @Inject
    DirectorySync copies;

    @BeforeEach
    void theDemoMailboxesAreCopied() {
        Staff.copyOnce(copies);
    }

    @Test
    void aRefusalTakesTheKeyboardToItsSummaryAndThePreviewGoesOn() {
        Staff alice = Staff.signIn(window());
        alice.openMailbox("noah.novak14@example.com");
        alice.part("Automatic reply");
        var endless = alice.page().locator("[data-endless]");
        assertThat(endless).isHidden();
        alice.window().field("Answer new mail automatically").check();
        assertThat(endless).isVisible();
        alice.page().locator("#message").fill("First");
        alice.page().locator("form[data-preview] button:not([formaction])").click();
        assertThat(alice.page().locator(".error-summary")).isFocused();
        alice.page().locator("#message").fill("Typed after the refusal");
        assertThat(alice.page().locator("[data-preview-text]")).hasText("Typed after the refusal");
        assertThat(endless).isVisible();
        alice.window().field("Last day").fill("2099-12-31");
        assertThat(endless).isHidden();
        accessible(alice.window());
    }

    @Test
    void aWrongPresentPasswordTakesTheKeyboardToItsSummary() {
        Staff alice = Staff.signIn(window());
        alice.openMailbox("noah.novak14@example.com");
        alice.part("Password");
        alice.page().locator("#oldPassword").fill("not the present one");
        alice.page().locator("#newPassword").fill("Better.Pass2");
        alice.page()
                .locator("form[action$='/password'] button:not([data-copy])")
                .click();
        assertThat(alice.page().locator(".error-summary")).isFocused();
        alice.page().locator(".error-summary a").click();
        assertThat(alice.page().locator("#oldPassword")).isFocused();
        accessible(alice.window());
    }

    @Test
    void allMailboxesLeadsBackToTheViewOneCameFrom() {
        Staff alice = Staff.signIn(window());
        alice.find("noah");
        alice.window().open("/acme/mailboxes");
        alice.page().locator("#q").pressSequentially("noah.novak14@");
        assertThat(alice.page()).hasURL(Pattern.compile("q=noah"));
        alice.window().link("noah.novak14@example.com").click();
        alice.part("History");
        alice.window().link("All mailboxes").click();
        assertThat(alice.page()).hasURL(Pattern.compile("q=noah.novak14%40#row-"));
        assertThat(alice.window().link("noah.novak14@example.com")).isFocused();
    }

    @Test
    void withoutJavaScriptAllMailboxesLeadsToThePlainList() {
        Staff alice = Staff.signIn(windowWithoutJavaScript());
        alice.openMailbox("noah.novak14@example.com");
        alice.window().link("All mailboxes").click();
        assertThat(alice.page()).hasURL(Pattern.compile("/acme/mailboxes#row-"));
    }

    @Test
    void theQuestionBeforeSuspendingSeveralNamesWhatStopsAtTheProvider() {
        Staff alice = Staff.signIn(window());
        alice.find("noah.novak14@");
        alice.page().locator("tbody input[type=checkbox]").first().check();
        assertThat(alice.page().locator(".chosen-bar .stops")).isHidden();
        alice.page().locator(".chosen-bar button").first().click();
        assertThat(alice.page().locator("dialog[open]")).containsText("no delivery of new mail");
        accessible(alice.window());
    }

    @Test
    void withoutJavaScriptTheButtonThatSuspendsSeveralSaysWhatStops() {
        Staff alice = Staff.signIn(windowWithoutJavaScript());
        alice.find("noah.novak14@");
        assertThat(alice.page().locator(".chosen-bar .stops")).containsText("no delivery of new mail");
    }
}
