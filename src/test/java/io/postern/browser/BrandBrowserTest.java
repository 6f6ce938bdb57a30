package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.tenant.brand.Samples;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.Color;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An owner gives the portal the looks of his own house. */
@QuarkusTest
class BrandBrowserTest extends BrowserTest {
    @Inject
    TestSessions sessions;

    /** As hard to read as colours get: nearly white on light pages, nearly black on dark ones. */
    @ParameterizedTest
    @CsvSource({"yellow,#fff9c4", "blue,#0000ff"})
    void anExtremeAccentIsReadableEverywhere(String slug, String accent) {
        String tenant = "browser-brand-" + slug;
        Window window = window().enter(sessions.signIn(tenant, Role.OWNER));
        window.open("/" + tenant + "/settings");
        window.link("Brand").click();
        accessible(window);
        window.field("Accent colour").first().fill(accent);
        assertThat(window.page().locator("#contrast")).containsText("hard to read");
        assertThat(window.page().locator("link[data-colours]"))
                .hasAttribute("href", "/" + tenant + "/brand/" + accent.substring(1) + ".css");
        window.field("Name of the portal").fill("Blue Heron Mail & Sons");
        assertThat(window.page().locator(".sample").first()).containsText("Blue Heron Mail & Sons");
        window.page()
                .getByLabel("Logo", new Page.GetByLabelOptions().setExact(true))
                .setInputFiles(new FilePayload(
                        "logo.png", "image/png", Samples.wordmark(new Color(0x20, 0x24, 0x30), 400, 100)));
        window.field("Imprint").fill("https://heron.example/imprint");
        window.field("Privacy policy").fill("https://heron.example/privacy");
        window.button("Save").first().click();
        assertThat(window.page().locator("#flash")).containsText("The brand is saved");
        assertThat(window.page().locator(".brand img.logo")).isVisible();
        assertThat((Boolean) window.page()
                        .locator(".brand img.logo")
                        .evaluate("picture => picture.complete && picture.naturalWidth === 400"))
                .isTrue();
        assertThat(window.link("Imprint")).isVisible();
        accessible(window);
        pictures(window, "brand-" + slug);
        window.open("/" + tenant + "/mailboxes");
        accessible(window);
        pictures(window, "brand-" + slug + "-mailboxes");
    }

    @Test
    void withoutJavaScriptTheColourIsShownBeforeItIsSaved() {
        String tenant = "browser-brand-plain";
        Window window = windowWithoutJavaScript().enter(sessions.signIn(tenant, Role.OWNER));
        window.open("/" + tenant + "/settings/brand");
        window.field("Accent colour").first().fill("#b5179e");
        window.field("Name of the portal").fill("Plain");
        window.button("Show before saving").click();
        assertThat(window.page().locator("main")).containsText("Nothing is saved yet");
        assertThat(window.field("Name of the portal")).hasValue("Plain");
        window.button("Save").first().click();
        assertThat(window.page().locator("#flash")).containsText("The brand is saved");
        assertThat(window.page().locator(".brand-name")).hasText("Plain");
        window.field("Accent colour").first().fill("#blue");
        window.button("Save").first().click();
        assertThat(window.page().locator(".error-summary")).containsText("Write six hex digits");
        assertThat(window.field("Accent colour").first()).hasValue("#blue");
    }

    @Test
    void aPictureThatIsTooLargeIsToldBeforeItIsSent() {
        String tenant = "browser-brand-large";
        Window window = window().enter(sessions.signIn(tenant, Role.OWNER));
        window.open("/" + tenant + "/settings/brand");
        var logo = window.page().getByLabel("Logo", new Page.GetByLabelOptions().setExact(true));
        logo.setInputFiles(new FilePayload("logo.png", "image/png", new byte[200_001]));
        window.button("Save").first().click();
        assertThat(window.page()).hasURL(java.util.regex.Pattern.compile(".*/settings/brand"));
        assertThat((String) logo.evaluate("field => field.validationMessage")).contains("larger than 200 kB");
    }

    static void pictures(Window window, String name) {
        Page page = window.page();
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : new int[] {375, WIDE}) {
                page.setViewportSize(width, 800);
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target", "screenshots", name + "-" + scheme + "-" + width + ".png")));
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(null));
        page.setViewportSize(WIDE, 900);
    }
}
