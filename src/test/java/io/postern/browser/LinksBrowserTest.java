package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.testing.MadeUpResellers;
import io.postern.testing.Resellers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Staff switch self-service and make a link; an owner sets his password with it, with and without JavaScript. */
@QuarkusTest
class LinksBrowserTest extends BrowserTest {
    private static final String GOOD = "Kiosk.Zoo4-Regen7";

    @Inject
    MadeUpResellers resellers;

    @Inject
    Resellers logicBoxes;

    @Inject
    TestSessions sessions;

    @Test
    void aLinkIsMadeSeenAndUsed() {
        var reseller = resellers.open("browser-links", 1);
        var box = reseller.mailbox("user-01@browser-links.example").orElseThrow();
        Window staff = window().enter(sessions.signIn("browser-links", Role.OWNER));
        staff.open(reseller.path(box) + "/settings");
        staff.link("Self-service").click();
        accessible(staff);
        Pictures.take(staff, "links-mailbox-empty");
        staff.field("Mail it to").fill(box.address);
        staff.button("Make a link").click();
        assertThat(staff.page().locator(".error-summary")).isVisible();
        accessible(staff);
        Pictures.take(staff, "links-mailbox-error");
        staff.field("Mail it to").fill("");
        staff.button("Make a link").click();
        assertThat(staff.heading("The link is made")).isVisible();
        accessible(staff);
        Pictures.take(staff, "links-issued");
        String url = staff.page().locator("#made").innerText();

        Window owner = window();
        owner.open(url);
        accessible(owner);
        Pictures.take(owner, "links-form");
        owner.page().locator("#newPassword").fill("browser-links-2026");
        owner.button("Set the password").click();
        assertThat(owner.page().locator(".error-summary")).isVisible();
        accessible(owner);
        Pictures.take(owner, "links-form-error");
        owner.page().locator("#newPassword").fill(GOOD);
        owner.button("Set the password").click();
        owner.page().waitForURL("**/browser-links/me");
        owner.open(url);
        assertThat(owner.heading("This link cannot be used")).isVisible();
        accessible(owner);
        Pictures.take(owner, "links-gone");

        staff.open(reseller.path(box) + "/self-service");
        assertThat(staff.page().locator(".links")).containsText("Used");
        staff.button("Make a link").click();
        staff.open(reseller.path(box) + "/self-service");
        staff.button("Cancel the link").click();
        assertThat(staff.page().locator("#flash")).containsText("The link was cancelled.");
        accessible(staff);
        Pictures.take(staff, "links-mailbox-full");
    }

    @Test
    void anOwnerNeedsNoJavaScript() {
        var reseller = logicBoxes.open("browser-links-plain", 1);
        var box = reseller.mailbox(0);
        Window staff = windowWithoutJavaScript().enter(sessions.signIn("browser-links-plain", Role.OWNER));
        staff.open("/browser-links-plain/mailboxes/" + box.id + "/self-service");
        staff.button("Make a link").click();
        String url = staff.page().locator("#made").innerText();
        Window owner = windowWithoutJavaScript();
        owner.open(url);
        assertThat(owner.page().locator("main")).containsText("makes a new password for you");
        owner.button("Make a new password").click();
        assertThat(owner.page().locator("#made")).isVisible();
        owner.link("Go to your mailbox").click();
        owner.page().waitForURL("**/browser-links-plain/me");
        Window seeing = window();
        staff.open("/browser-links-plain/mailboxes/" + box.id + "/self-service");
        staff.button("Make a link").click();
        seeing.open(staff.page().locator("#made").innerText());
        accessible(seeing);
        Pictures.take(seeing, "links-form-made");
        seeing.button("Make a new password").click();
        assertThat(seeing.page().locator("#made")).isVisible();
        accessible(seeing);
        Pictures.take(seeing, "links-made");
    }

    @Test
    void selfServiceIsSwitchedAtEveryLevel() {
        var reseller = resellers.open("browser-switches", 1);
        var box = reseller.mailbox("user-01@browser-switches.example").orElseThrow();
        Window staff = window().enter(sessions.signIn("browser-switches", Role.OWNER));
        staff.open("/browser-switches/settings");
        staff.link("Self-service and passwords").click();
        accessible(staff);
        Pictures.take(staff, "switches-tenant");
        staff.field("Change the password").selectOption("OFF");
        staff.field("Shortest password").fill("7");
        staff.button("Save").click();
        assertThat(staff.page().locator(".error-summary")).isVisible();
        assertThat(staff.field("Change the password")).hasValue("OFF");
        accessible(staff);
        staff.field("Shortest password").fill("14");
        staff.button("Save").click();
        assertThat(staff.page().locator("#flash")).containsText("Saved.");
        staff.open("/browser-switches/domains/" + reseller.domain.id);
        staff.link("Self-service…").click();
        assertThat(staff.page().locator("#password-hint")).containsText("In force: Off");
        accessible(staff);
        Pictures.take(staff, "switches-domain");
        staff.open(reseller.path(box) + "/password");
        assertThat(staff.page().locator("main")).containsText("14 to 40 characters");
        accessible(staff);
        Pictures.take(staff, "password-rules");
    }
}
