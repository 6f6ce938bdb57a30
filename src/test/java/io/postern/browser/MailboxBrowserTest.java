package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.directory.DirectorySync;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MailboxBrowserTest extends BrowserTest {
    @Inject
    DirectorySync copies;

    @BeforeEach
    void theDemoMailboxesAreCopied() {
        Staff.copyOnce(copies);
    }

    @Test
    void aMailboxShowsWhatTheProviderSaysNowAndWhatItCannotDo() {
        Staff alice = Staff.signIn(window());
        alice.openMailbox("anna.adler1@example.com");
        assertThat(alice.window().heading("Settings for mail programs")).isVisible();
        assertThat(alice.main()).containsText("IMAP");
        assertThat(alice.main()).containsText("Read from the provider just now");
        assertThat(alice.main()).containsText("cannot do here");
        accessible(alice.window());
    }

    @Test
    void suspendingSaysFirstWhatStopsAndHistoryKeepsIt() {
        Staff alice = Staff.signIn(window());
        suspendAndResume(alice, "anna.adler1@example.com");
        accessible(alice.window());
    }

    @Test
    void withoutJavaScriptAMailboxIsSuspendedAndResumed() {
        suspendAndResume(Staff.signIn(windowWithoutJavaScript()), "ben.brown2@example.com");
    }

    @Test
    void theQuestionBeforeSuspendingIsAccessible() {
        Staff alice = Staff.signIn(window());
        alice.openMailbox("ines.ivanova9@example.com");
        alice.page().locator("a[href$='/suspension']").click();
        accessible(alice.window());
    }

    @Test
    void anAutomaticReplyIsPreviewedSavedAndSwitchedOff() {
        Staff alice = Staff.signIn(window());
        alice.openMailbox("ines.ivanova9@example.com");
        alice.part("Automatic reply");
        alice.window().field("Subject").fill("Away");
        alice.page().locator("#message").fill("Back on Monday.");
        assertThat(alice.page().locator("[data-preview-text]")).hasText("Back on Monday.");
        accessible(alice.window());
        saveReply(alice);
    }

    @Test
    void withoutJavaScriptAnAutomaticReplyIsSaved() {
        Staff alice = Staff.signIn(windowWithoutJavaScript());
        alice.openMailbox("klara.kowalski11@example.com");
        alice.part("Automatic reply");
        alice.window().field("Subject").fill("Away");
        alice.page().locator("#message").fill("Back on Monday.");
        saveReply(alice);
    }

    @Test
    void aPasswordIsChangedWithThePresentOneAndARefusalIsShownAtItsField() {
        Staff alice = Staff.signIn(window());
        changePassword(alice, "petra.peeters16@example.com");
    }

    @Test
    void withoutJavaScriptAPasswordIsChanged() {
        changePassword(Staff.signIn(windowWithoutJavaScript()), "quentin.rossi17@example.com");
    }

    @Test
    void aResetPasswordIsShownOnce() {
        Staff alice = Staff.signIn(window());
        resetPassword(alice, "petra.rossi36@example.com");
        accessible(alice.window());
    }

    @Test
    void withoutJavaScriptAResetPasswordIsShownOnce() {
        resetPassword(Staff.signIn(windowWithoutJavaScript()), "quentin.silva37@example.com");
    }

    @Test
    void nameAndNotificationAddressAreEditedTogether() {
        editDetails(Staff.signIn(window()), "rosa.silva18@example.com");
    }

    @Test
    void withoutJavaScriptNameAndNotificationAddressAreEdited() {
        editDetails(Staff.signIn(windowWithoutJavaScript()), "samir.tanaka19@example.com");
    }

    private static void suspendAndResume(Staff alice, String address) {
        alice.openMailbox(address);
        alice.page().locator("a[href$='/suspension']").click();
        assertThat(alice.main()).containsText("Signing in: neither mail programs nor webmail let the owner in");
        assertThat(alice.main()).containsText("Receiving: new mail is not delivered");
        form(alice, "/suspension").click();
        assertThat(alice.main()).containsText(address + " is suspended");
        assertThat(alice.main().locator(".badge").first()).hasText("Suspended");
        alice.page().locator("a[href$='/suspension']").click();
        form(alice, "/suspension/delete").click();
        assertThat(alice.main()).containsText(address + " works again");
        alice.part("History");
        assertThat(alice.page().locator("tbody tr").nth(0)).containsText("Resumed");
        assertThat(alice.page().locator("tbody")).containsText("Suspended");
        assertThat(alice.page().locator("tbody tr").nth(0)).containsText("Done");
    }

    private static void saveReply(Staff alice) {
        alice.window().field("Answer new mail automatically").check();
        alice.window().field("Last day").fill("2099-12-31");
        form(alice, "/autoresponder").first().click();
        assertThat(alice.main()).containsText("was saved at the provider");
        alice.part("Automatic reply");
        assertThat(alice.main()).containsText("The automatic reply is on, until the end of 2099-12-31");
        assertThat(alice.page().locator("#message")).hasValue("Back on Monday.");
        alice.window().field("Answer new mail automatically").uncheck();
        form(alice, "/autoresponder").first().click();
        assertThat(alice.main()).containsText("was saved at the provider");
        alice.part("Automatic reply");
        assertThat(alice.main()).containsText("The automatic reply is switched off");
    }

    private static void changePassword(Staff alice, String address) {
        alice.openMailbox(address);
        alice.part("Password");
        alice.window().field("Present password").fill("not the present one");
        alice.page().locator("#newPassword").fill("Better.Pass2");
        form(alice, "/password").click();
        assertThat(alice.main()).containsText("The present password is not right");
        assertThat(alice.page().locator("#newPassword")).hasValue("");
        alice.page().locator("#oldPassword").fill("Sandbox.Pass1");
        alice.page().locator("#newPassword").fill("Better.Pass2");
        form(alice, "/password").click();
        assertThat(alice.main()).containsText("was changed");
    }

    private static void resetPassword(Staff alice, String address) {
        alice.openMailbox(address);
        alice.part("Password");
        form(alice, "/password/reset").click();
        String made = alice.page().locator("#made").innerText();
        assertThat(made).hasSizeGreaterThan(8);
        alice.page().reload();
        assertThat(alice.main()).containsText("was shown already");
        assertThat(alice.page().content()).doesNotContain(made);
    }

    private static void editDetails(Staff alice, String address) {
        alice.openMailbox(address);
        alice.part("Owner");
        assertThat(alice.window().field("Notification address")).not().hasValue("");
        alice.window().field("First name").fill("Renamed");
        form(alice, "/details").click();
        assertThat(alice.main()).containsText("was saved at the provider");
        alice.part("Owner");
        assertThat(alice.window().field("First name")).hasValue("Renamed");
        assertThat(alice.window().field("Last name")).not().hasValue("");
        assertThat(alice.window().field("Notification address")).not().hasValue("");
    }

    /** The button that sends the form with this end of its address. */
    private static com.microsoft.playwright.Locator form(Staff alice, String end) {
        return alice.page().locator("main form[action$='" + end + "'] button:not([formaction]):not([data-copy])");
    }
}
