package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.sandbox.SandboxControl.Fault;
import io.postern.testing.Resellers;
import io.postern.testing.Resellers.Reseller;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person meets on the pages of one mailbox when it does not go straight. */
@QuarkusTest
class MailboxFormsBrowserTest extends BrowserTest {
    private static final String TENANT = "browser-forms";
    private static Reseller reseller;
    private static int next;

    @Inject
    Resellers resellers;

    @Inject
    TestSessions sessions;

    private String address;
    private String mailbox;

    @BeforeEach
    void aMailboxThatNobodyElseTouches() {
        if (reseller == null) {
            reseller = resellers.open(TENANT, 20);
        }
        var row = reseller.mailbox(next++);
        address = row.address;
        mailbox = "/" + TENANT + "/mailboxes/" + row.id;
    }

    @AfterEach
    void theProviderBehavesAgain() {
        reseller.account.clearFaults();
        reseller.account.switches(Map.of());
    }

    @Test
    void theFormsForPasswordAndOwnerAreAccessible() {
        Window window = as(Role.OWNER);
        window.open(mailbox + "/password");
        accessible(window);
        window.open(mailbox + "/details");
        accessible(window);
    }

    @Test
    void aFormWithErrorsNamesThemAndIsAccessible() {
        Window window = as(Role.OWNER);
        window.open(mailbox + "/password");
        window.page().locator("#oldPassword").fill("whatever it is");
        window.page().locator("#newPassword").fill("short");
        send(window, "/password");
        assertThat(window.page().locator(".error-summary")).containsText("New password");
        assertThat(window.page().locator(".error-summary")).isFocused();
        assertThat(window.page().locator("#newPassword")).hasAttribute("aria-invalid", "true");
        accessible(window);
    }

    @Test
    void detailsWithErrorsNameThemKeepTheTypingAndAreAccessible() {
        Window window = as(Role.OWNER);
        detailsWithErrors(window);
        assertThat(window.page().locator(".error-summary")).isFocused();
        accessible(window);
    }

    @Test
    void withoutJavaScriptDetailsWithErrorsKeepTheTypingToo() {
        detailsWithErrors(windowWithoutJavaScript().enter(sessions.signIn(TENANT, Role.OWNER)));
    }

    @Test
    void aResetThatTakesItsTimeSaysSoAndShowsThePasswordOnce() {
        Window window = as(Role.OWNER);
        resetOnHold(window);
        accessible(window);
        shownOnce(window);
    }

    @Test
    void withoutJavaScriptAResetThatTakesItsTimeIsOneLinkAway() {
        Window window = windowWithoutJavaScript().enter(sessions.signIn(TENANT, Role.OWNER));
        resetOnHold(window);
        shownOnce(window);
    }

    @Test
    void withoutJavaScriptThePreviewComesFromTheButton() {
        Window window = windowWithoutJavaScript().enter(sessions.signIn(TENANT, Role.OWNER));
        window.open(mailbox + "/autoresponder");
        typeReply(window);
        window.button("Preview").click();
        assertThat(window.page().locator("[data-preview-subject]")).hasText("Away");
        assertThat(window.page().locator("[data-preview-text]")).hasText("Back on Monday.");
        keptReply(window);
        assertThat(reseller.account.journal(Map.of("method", "mail/user/update-autoresponder", "address", address)))
                .isEmpty();
    }

    @Test
    void anAutomaticReplyThatTheProviderNoLongerOffersKeepsTheTyping() {
        Window window = as(Role.OWNER);
        withdrawn(window);
        accessible(window);
    }

    @Test
    void withoutJavaScriptSuchATypingIsKeptToo() {
        withdrawn(windowWithoutJavaScript().enter(sessions.signIn(TENANT, Role.OWNER)));
    }

    @Test
    void whatIsInProgressIsToldWhenItFinishes() {
        Window window = as(Role.OWNER);
        suspendOnHold(window);
        window.open(window.page().locator("#change a").getAttribute("href"));
        assertThat(window.page().locator("#change .working")).isVisible();
        reseller.account.release();
        assertThat(window.page().locator("#change")).containsText(address + " is suspended");
        accessible(window);
    }

    @Test
    void withoutJavaScriptWhatIsInProgressIsOneLinkAway() {
        Window window = windowWithoutJavaScript().enter(sessions.signIn(TENANT, Role.OWNER));
        suspendOnHold(window);
        reseller.account.release();
        Locator change = window.page().locator("#change");
        for (int attempt = 0; attempt < 20 && change.locator("a").count() > 0; attempt++) {
            change.locator("a").click();
            window.page().waitForTimeout(250);
        }
        assertThat(change).containsText(address + " is suspended");
    }

    @Test
    void aSessionThatEndedMeanwhileKeepsTheTypingWhichIsSentAfterSigningInAgain() {
        SignedInAs before = sessions.signIn(TENANT, Role.OWNER);
        Window window = window().enter(before);
        window.open(mailbox + "/details");
        window.field("First name").fill("Typed");
        sessions.signIn(TENANT, Role.OWNER)
                .request()
                .post("/" + TENANT + "/sessions/" + before.sessionId() + "/delete")
                .then()
                .statusCode(303);
        send(window, "/details");
        assertThat(window.page().locator("#session-ended")).containsText("Your session has ended");
        assertThat(window.link("Sign in again")).isVisible();
        assertThat(window.field("First name")).hasValue("Typed");
        accessible(window);
        window.enter(sessions.signIn(TENANT, Role.OWNER));
        send(window, "/details");
        assertThat(window.page().locator("#flash")).containsText("send it once more");
        assertThat(window.field("First name")).hasValue("Typed");
        send(window, "/details");
        assertThat(window.page().locator("main")).containsText("was saved at the provider");
        assertThat(reseller.account.mailbox(address).get("firstName").asText()).isEqualTo("Typed");
    }

    @Test
    void aViewerIsOfferedOnlyWhatAViewerMayDo() {
        Window window = as(Role.VIEWER);
        window.open(mailbox);
        assertThat(parts(window)).containsExactly("Overview", "History");
        assertThat(window.page().locator("main form")).hasCount(0);
        assertThat(window.page().locator("a[href$='/suspension']")).hasCount(0);
        assertThat(menu(window)).containsExactly("Mailboxes", "Domains");
        window.open("/" + TENANT + "/mailboxes");
        assertThat(window.page().locator("tbody tr").first()).isVisible();
        assertThat(window.page().locator("input[name=id]")).hasCount(0);
        assertThat(window.button("Suspend")).hasCount(0);
    }

    @Test
    void supportWorksOnMailboxesAndSeesNoConnections() {
        Window window = as(Role.SUPPORT);
        window.open(mailbox);
        assertThat(parts(window))
                .containsExactly("Overview", "Automatic reply", "Forwarding", "Password", "Owner", "More", "History");
        assertThat(window.page().locator("a[href$='/suspension']")).isVisible();
        assertThat(menu(window)).containsExactly("Mailboxes", "Domains", "Customers");
    }

    @Test
    void aSettingIsCopiedWithItsButton() {
        Window window = window(new Browser.NewContextOptions()
                        .setViewportSize(WIDE, 900)
                        .setPermissions(List.of("clipboard-read", "clipboard-write")))
                .enter(sessions.signIn(TENANT, Role.OWNER));
        window.open(mailbox);
        Locator button = window.page().locator("button[data-copy=set-user]");
        button.click();
        assertThat(button).hasText("Copied");
        assertThat(window.page().evaluate("() => navigator.clipboard.readText()"))
                .isEqualTo(address);
        assertThat(button).hasText("Copy");
    }

    @Test
    void theStationsOfSigningInAreAccessible() {
        Window window = as(Role.OWNER);
        window.open("/" + TENANT + "/sign-in/done");
        assertThat(window.heading("You are signed in")).isVisible();
        accessible(window);
        window.open("/sign-in/failed");
        assertThat(window.heading("Signing in did not work")).isVisible();
        accessible(window);
    }

    private Window as(Role role) {
        return window().enter(sessions.signIn(TENANT, role));
    }

    private void detailsWithErrors(Window window) {
        window.open(mailbox + "/details");
        window.field("First name").fill("Typed");
        window.field("Notification address").fill("");
        send(window, "/details");
        assertThat(window.page().locator(".error-summary")).containsText("Notification address");
        assertThat(window.field("Notification address")).hasAttribute("aria-invalid", "true");
        assertThat(window.field("First name")).hasValue("Typed");
        assertThat(reseller.account.journal(Map.of("method", "mail/user/modify", "address", address)))
                .isEmpty();
    }

    private void resetOnHold(Window window) {
        reseller.account.fault(Fault.of("HOLD").method("mail/user/reset-password"));
        window.open(mailbox + "/password");
        window.button("Reset the password").click();
        assertThat(window.page().locator("main .working")).isVisible();
        assertThat(window.page().locator("main")).containsText("shown as soon as it is there");
        // the page stays as it is; the portal would wait for the answer some seconds only
        reseller.account.release();
    }

    private void shownOnce(Window window) {
        for (int attempt = 0; attempt < 20 && window.page().locator("#made").count() == 0; attempt++) {
            window.page().locator("main .notice a").click();
            window.page().waitForTimeout(250);
        }
        assertThat(window.page().locator("#made"))
                .hasText(reseller.account.mailbox(address).get("password").asText());
        String page = window.page().url();
        window.open(mailbox);
        window.open(page);
        assertThat(window.page().locator("#made")).hasCount(0);
        assertThat(window.page().locator("main")).containsText("was shown already");
    }

    private void withdrawn(Window window) {
        reseller.account.switches(Map.of("autoresponderWithdrawn", true));
        window.open(mailbox + "/autoresponder");
        typeReply(window);
        send(window, "/autoresponder");
        assertThat(window.page().locator("main")).containsText("does not offer this any more");
        assertThat(window.page().locator("main")).containsText("Nothing was changed");
        keptReply(window);
    }

    private static void typeReply(Window window) {
        window.field("Answer new mail automatically").check();
        window.field("Subject").fill("Away");
        window.page().locator("#message").fill("Back on Monday.");
        window.field("Last day").fill("2099-12-31");
    }

    private static void keptReply(Window window) {
        assertThat(window.field("Answer new mail automatically")).isChecked();
        assertThat(window.field("Subject")).hasValue("Away");
        assertThat(window.page().locator("#message")).hasValue("Back on Monday.");
        assertThat(window.field("Last day")).hasValue("2099-12-31");
    }

    private void suspendOnHold(Window window) {
        reseller.account.fault(Fault.of("HOLD").method("mail/user/suspend"));
        window.open(mailbox + "/suspension");
        send(window, "/suspension");
        window.page().waitForURL(Pattern.compile("change="));
        assertThat(window.page().locator("#change")).containsText("goes on by itself");
    }

    private static void send(Window window, String end) {
        window.page()
                .locator("main form[action$='" + end + "'] button:not([formaction]):not([data-copy])")
                .click();
    }

    private static List<String> parts(Window window) {
        return window.page().getByLabel("Parts of this mailbox").locator("a").allInnerTexts();
    }

    private static List<String> menu(Window window) {
        return window.page().getByLabel("Main menu").locator("a").allInnerTexts();
    }
}
