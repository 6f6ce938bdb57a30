package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.sandbox.SandboxControl;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** An owner adds the account that he has at a provider. */
@QuarkusTest
class ConnectionsBrowserTest extends BrowserTest {
    @Inject
    TestSessions sessions;

    @Test
    void anOwnerAddsTestsAndPausesAConnection() {
        adds(window(), "browser-connection", this::accessible);
    }

    @Test
    void withoutJavaScriptToo() {
        adds(windowWithoutJavaScript(), "browser-connection-plain", _ -> {});
    }

    private void adds(Window window, String tenant, Consumer<Window> look) {
        window.enter(sessions.signIn(tenant, Role.OWNER));
        var account = SandboxControl.here().account(tenant + ".example", 1);
        window.open("/" + tenant + "/connections");
        look.accept(window);
        window.link("Add a connection").click();
        assertThat(window.heading("Which provider?")).isVisible();
        look.accept(window);
        window.page()
                .locator("a.choice", new Page.LocatorOptions().setHasText("LogicBoxes"))
                .click();
        fill(window, account.endpoint().toString(), account.authUserId(), "wrong");
        assertThat(window.page().locator("main")).containsText("Nothing was saved.");
        assertThat(window.field("Name")).hasValue("main");
        assertThat(window.field("API key")).hasValue("");
        look.accept(window);
        fill(window, account.endpoint().toString(), account.authUserId(), account.apiKey());
        assertThat(window.page().locator("main [role=status]")).containsText("accepts your sign-in data");
        look.accept(window);
        window.button("Pause").click();
        assertThat(window.page().locator("main")).containsText("Nothing is asked of this provider");
        window.button("Resume").click();
        assertThat(window.button("Pause")).isVisible();
    }

    private static void fill(Window window, String endpoint, String userId, String key) {
        window.field("Name").fill("main");
        window.field("Server").fill(endpoint);
        window.field("Reseller id").fill(userId);
        window.field("API key").fill(key);
        window.page().locator("main form button").first().click();
    }
}
