package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** An owner says whom to tell, sends a test, and sees what became of it. */
@QuarkusTest
class WebhooksBrowserTest extends BrowserTest {
    @Inject
    TestSessions sessions;

    @Test
    void anOwnerAddsAnAddressAndSeesWhatArrives() {
        adds(window(), "browser-webhooks", this::accessible);
    }

    @Test
    void withoutJavaScriptToo() {
        adds(windowWithoutJavaScript(), "browser-webhooks-plain", _ -> {});
    }

    private void adds(Window window, String tenant, Consumer<Window> look) {
        window.enter(sessions.signIn(tenant, Role.OWNER));
        window.open("/" + tenant + "/settings");
        window.link("Webhooks").click();
        look.accept(window);
        window.link("Add an address").click();
        look.accept(window);
        window.page().locator("#url").fill("http://billing.example.com/hook");
        window.button("Add").click();
        assertThat(window.page().locator("#url-error")).containsText("must begin with https://");
        assertThat(window.page().locator("#url")).hasValue("http://billing.example.com/hook");
        look.accept(window);
        window.page()
                .locator("#url")
                .fill(portal.resolve("/sandbox/webhook-target/" + tenant).toString());
        window.button("Add").click();
        assertThat(window.page().locator("output")).not().isEmpty();
        look.accept(window);
        window.link("I have copied it").click();
        assertThat(window.page().locator("main")).containsText("Nothing yet.");
        window.button("Send a test").click();
        for (int tries = 0; tries < 50 && !window.text().contains("Arrived"); tries++) {
            window.page().waitForTimeout(200);
            window.page().reload();
        }
        assertThat(window.page().locator("tbody")).containsText("Arrived");
        picture(window, tenant);
        look.accept(window);
        window.page().locator("form[action$='/again'] button").click();
        assertThat(window.page().locator("main [role=status]").first()).containsText("It is sent again");
        window.button("Pause").click();
        assertThat(window.page().locator("main")).containsText("Nothing is sent here until you resume it");
        look.accept(window);
        window.button("Resume").click();
        window.button("Remove").click();
        assertThat(window.page().locator("main")).containsText("Nobody is told yet.");
    }

    private static void picture(Window window, String tenant) {
        if (!window.scripts()) {
            return;
        }
        for (int width : new int[] {WIDE, 375}) {
            window.page().setViewportSize(width, 900);
            window.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of("target", "screenshots", tenant + "-" + width + ".png")));
        }
        window.page().setViewportSize(WIDE, 900);
    }
}
