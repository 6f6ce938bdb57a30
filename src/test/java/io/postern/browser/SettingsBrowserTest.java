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
}
