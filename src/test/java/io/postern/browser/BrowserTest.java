package io.postern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A test in a real browser against the running portal. A script error or a violation of the content security policy
 * fails the test that met it; a failed test leaves a picture of each open page in {@code target/screenshots}.
 */
abstract class BrowserTest {
    static final int NARROW = 320;
    static final int WIDE = 1280;

    @TestHTTPResource
    URI portal;

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private String name;

    @RegisterExtension
    final AfterTestExecutionCallback pictures = context -> {
        if (context.getExecutionException().isPresent()) {
            picture();
        }
    };

    @BeforeEach
    void remember(TestInfo test) {
        name = getClass().getSimpleName() + "."
                + test.getTestMethod().orElseThrow().getName();
    }

    @AfterEach
    void nothingWentWrongUnseen() {
        closeWindows();
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    /** What they have opened may be closed after this. */
    void closeWindows() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
    }

    /** A new browser window with cookies of its own. */
    Window window() {
        return window(new Browser.NewContextOptions().setViewportSize(WIDE, 900));
    }

    Window windowWithoutJavaScript() {
        return window(new Browser.NewContextOptions().setViewportSize(WIDE, 900).setJavaScriptEnabled(false));
    }

    Window window(Browser.NewContextOptions options) {
        BrowserContext context = Browsers.get()
                .newContext(options.setBaseURL(root())
                        // a colour that is still fading would be measured as too pale
                        .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(15_000);
        contexts.add(context);
        Page page = context.newPage();
        listen(page);
        return new Window(page, portal, options.javaScriptEnabled == null || options.javaScriptEnabled);
    }

    /** Nothing for axe to find on the page as it stands, in both colour schemes, narrow and wide, nor a page that scrolls sideways. */
    void accessible(Window window) {
        assertThat(window.scripts()).as("axe needs JavaScript in the page").isTrue();
        Page page = window.page();
        int before = complaints.size();
        // else it opens a page of its own each time, for frames of other sites: three times as long
        var axe = new AxeBuilder(page).setLegacyMode(true);
        List<String> found = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : new int[] {NARROW, WIDE}) {
                page.setViewportSize(width, 900);
                axe.analyze().getViolations().forEach(rule -> rule.getNodes()
                        .forEach(node -> found.add(scheme + " " + width + " px: " + rule.getId() + ": " + rule.getHelp()
                                + ": " + node.getHtml() + " " + node.getFailureSummary())));
                Object overflow = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
                if (((Number) overflow).intValue() > 0) {
                    found.add(scheme + " " + width + " px: the page is " + overflow + " px too wide");
                }
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(null));
        page.setViewportSize(WIDE, 900);
        // axe measures with styles of its own, which the policy refuses: that is not the page's doing
        complaints.subList(before, complaints.size()).removeIf(text -> text.contains("inline style"));
        assertThat(found).as("axe on " + page.url()).isEmpty();
    }

    /** What axe measures with is refused by the policy; that is not the page's doing. */
    void forgiveInlineStyles() {
        complaints.removeIf(text -> text.contains("inline style"));
    }

    private void listen(Page page) {
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onConsoleMessage(message -> {
            // the browser logs every 4xx and 5xx answer; pages assert those themselves
            boolean answer = message.text().startsWith("Failed to load resource: the server responded");
            if (message.type().equals("error") && !answer || message.text().contains("Content Security Policy")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
    }

    private void picture() {
        int number = 0;
        for (BrowserContext context : contexts) {
            for (Page page : context.pages()) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target", "screenshots", name + "-" + number++ + ".png")));
            }
        }
    }

    private String root() {
        String address = portal.toString();
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
