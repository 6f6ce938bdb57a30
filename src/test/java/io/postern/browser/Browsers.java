package io.postern.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one browser of this JVM, started when the first test asks for it. */
final class Browsers {
    private static Browser browser;

    private Browsers() {}

    static synchronized Browser get() {
        if (browser == null) {
            Optional<Path> program = Chromium.provide();
            Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                    .setEnv(program.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
            try {
                PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
                browser = playwright.chromium().launch(options(program));
            } catch (PlaywrightException e) {
                playwright.close();
                throw new IllegalStateException(Chromium.NONE, e);
            }
        }
        return browser;
    }

    /** The portal is the only party the browser may talk to: everything it does by itself is off. */
    private static BrowserType.LaunchOptions options(Optional<Path> program) {
        var arguments = new ArrayList<>(List.of(
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-default-apps",
                "--disable-domain-reliability",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--metrics-recording-only",
                "--no-first-run",
                "--no-pings",
                "--host-resolver-rules=MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"));
        if (Chromium.root()) {
            arguments.add("--no-sandbox");
        }
        var options = new BrowserType.LaunchOptions().setHeadless(true).setArgs(arguments);
        program.ifPresent(options::setExecutablePath);
        return options;
    }
}
