package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What a tenant sets for itself. */
@QuarkusTest
class SettingsBrowserTest extends BrowserTest {
    @Inject
    TestSessions sessions;

    @Test
    void anOwnerFindsEverySettingInOnePlace() {
        Window window = window().enter(sessions.signIn("browser-settings", Role.OWNER));
        window.open("/browser-settings/mailboxes");
        window.link("Settings").click();
        assertThat(window.heading("Settings")).isVisible();
        assertThat(window.link("Settings")).hasAttribute("aria-current", "page");
        accessible(window);
    }

    @Test
    void generalSettingsAreSavedWithoutJavaScriptToo() {
        for (Window window : java.util.List.of(window(), windowWithoutJavaScript())) {
            window.enter(sessions.signIn("browser-general", Role.OWNER));
            window.open("/browser-general/settings");
            window.link("General").click();
            window.field("Name").fill("House of Mail");
            window.field("E-mail address").fill("no address");
            window.page().locator("main form").evaluate("form => form.noValidate = true");
            window.button("Save").click();
            assertThat(window.page().locator(".error-summary")).containsText("Write one plain e-mail address");
            assertThat(window.field("Name")).hasValue("House of Mail");
            if (window.scripts()) {
                accessible(window);
            }
            window.field("E-mail address").fill("help@house.example");
            window.button("Save").click();
            assertThat(window.page().locator("#flash")).containsText("The settings are saved");
            assertThat(window.page().locator(".brand-name")).hasText("House of Mail");
        }
    }

    @Test
    void signInSaysWhatWouldHappen() {
        Window window = window().enter(sessions.signIn("browser-sign-in", Role.OWNER));
        window.open("/browser-sign-in/settings/sign-in");
        accessible(window);
        window.page().locator("#issuer").fill("https://elsewhere.example");
        window.field("Client id").fill("postern");
        window.button("Test and save").click();
        assertThat(window.page().locator("main")).containsText("This portal may not ask that address");
        assertThat(window.page().locator("#issuer")).hasValue("https://elsewhere.example");
        accessible(window);
        BrandBrowserTest.pictures(window, "settings-sign-in");
        window.open("/browser-sign-in/settings/general");
        BrandBrowserTest.pictures(window, "settings-general");
        window.open("/browser-sign-in/settings");
        BrandBrowserTest.pictures(window, "settings");
    }
}
