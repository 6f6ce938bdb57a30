package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** An owner sets up his billing system, and sees what went wrong with it. */
@QuarkusTest
class EmbedSettingsBrowserTest extends BrowserTest {
    private static final String KEY = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    @Inject
    TestSessions sessions;

    @Test
    void anOwnerSetsUpABillingSystem() {
        setsUp(window(), "browser-embedding", this::accessible);
    }

    @Test
    void withoutJavaScriptToo() {
        setsUp(windowWithoutJavaScript(), "browser-embedding-plain", _ -> {});
    }

    private void setsUp(Window window, String tenant, Consumer<Window> look) {
        window.enter(sessions.signIn(tenant, Role.OWNER));
        window.open("/" + tenant + "/settings");
        window.link("Embedding").click();
        look.accept(window);
        window.field("Your sites").fill("https://billing.example.com/cart\nhttp://shop.example.com");
        window.button("Save sites").click();
        assertThat(window.page().locator("main [role=alert]")).containsText("Write https://billing.example.com");
        assertThat(window.field("Your sites")).hasValue("https://billing.example.com/cart\nhttp://shop.example.com");
        picture(window, tenant, "wrong-sites");
        look.accept(window);
        window.field("Your sites").fill("https://billing.example.com");
        window.button("Save sites").click();
        assertThat(window.page().locator("main [role=status]").first()).containsText("The sites are saved");
        window.link("Add a billing system").click();
        window.button("Add").click();
        assertThat(window.page().locator("#id-error")).containsText("Fill this in");
        look.accept(window);
        window.page().locator("#id").fill("whmcs-1");
        window.page().locator("#name").fill("The shop of a reseller with a rather long name and more");
        window.button("Add").click();
        assertThat(window.page().locator("main")).containsText("No key yet");
        look.accept(window);
        window.link("Add a key").click();
        look.accept(window);
        window.page().locator("#key").fill("not a key");
        window.button("Add this key").click();
        assertThat(window.page().locator("#key-error")).containsText("no public key that we can read");
        look.accept(window);
        window.page().locator("#key").fill(KEY);
        window.button("Add this key").click();
        assertThat(window.page().locator("tbody")).containsText("k1");
        assertThat(window.page().locator("tbody")).containsText("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        picture(window, tenant, "installation");
        look.accept(window);
        window.link("Add a key").click();
        window.button("Make a shared secret").click();
        assertThat(window.page().locator("output")).not().isEmpty();
        look.accept(window);
        window.link("I have copied it").click();
        assertThat(window.page().locator("tbody")).containsText("k2");
        window.link("Remove key k2").click();
        look.accept(window);
        window.button("Remove").click();
        assertThat(window.page().locator("tbody tr")).hasCount(1);
        window.link("Set it up").click();
        assertThat(window.page().locator("main")).containsText(tenant + "/whmcs-1/k1");
        picture(window, tenant, "setup");
        look.accept(window);
        window.page().locator(".tabs").getByText("PHP").click();
        assertThat(window.page().locator("main")).containsText("postern_launch");
        picture(window, tenant, "php");
        look.accept(window);
        refusedLaunches(window, tenant, look);
    }

    private void refusedLaunches(Window window, String tenant, Consumer<Window> look) {
        RestAssured.given()
                .header("Origin", "https://billing.example.com")
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36")
                .formParam("token", "cut")
                .post("/" + tenant + "/embed/launch")
                .then()
                .statusCode(403);
        window.page().waitForTimeout(1_000);
        window.open("/" + tenant + "/settings/embedding");
        assertThat(window.page().locator("main")).containsText("The token is cut, padded or was never one.");
        picture(window, tenant, "show");
        look.accept(window);
        window.link("All refused launches").click();
        look.accept(window);
        window.open("/" + tenant + "/settings/embedding/trial");
        window.field("Token").fill("eyJ.x.y");
        window.button("Check").click();
        assertThat(window.page().locator("main [role=alert]")).containsText("This launch would be refused.");
        look.accept(window);
    }

    private static void picture(Window window, String tenant, String name) {
        if (!window.scripts()) {
            return;
        }
        for (int width : new int[] {WIDE, 375}) {
            window.page().setViewportSize(width, 900);
            window.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of("target", "screenshots", tenant + "-" + name + "-" + width + ".png")));
        }
        window.page().setViewportSize(WIDE, 900);
    }
}
