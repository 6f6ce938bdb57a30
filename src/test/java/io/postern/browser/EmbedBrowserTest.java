package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.postern.embed.BillingSystems;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The portal in a frame of another site, in a browser that blocks third-party cookies. To a browser localhost and
 * 127.0.0.1 are two sites.
 */
@QuarkusTest
class EmbedBrowserTest extends BrowserTest {
    @Inject
    MadeUpResellers resellers;

    @Inject
    BillingSystems billing;

    private HttpServer site;
    private volatile String content = "";

    @BeforeEach
    void anotherSite() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        site.createContext("/", exchange -> answer(exchange, content));
        site.createContext("/set", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "control=1; Path=/; Secure; HttpOnly; SameSite=None");
            exchange.getResponseHeaders().add("Location", "/check");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        site.createContext("/check", exchange -> {
            String cookies = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
            answer(exchange, cookies.contains("control=1") ? "came back" : "was blocked");
        });
        site.start();
    }

    @AfterEach
    void closeTheSite() {
        site.stop(0);
    }

    @Test
    void aLaunchedVisitorWorksInTheFrameAlthoughThirdPartyCookiesAreBlocked() {
        var reseller = resellers.open("framed", 2);
        var system = billing.open(reseller.tenant, "whmcs-1", host());
        Window window = window();
        blockThirdPartyCookies(window.page());
        content = hostPage("framed", system.token(Map.of("domains", List.of("framed.example"), "theme", "dark")));
        window.page().navigate(host());
        FrameLocator frame = window.page().frameLocator("iframe[name=postern]");
        assertThat(frame.getByText("user-01@framed.example")).isVisible();
        assertThat(window.page().frameLocator("iframe[name=control]").locator("body"))
                .containsText("was blocked");
        assertThat(frame.locator("header.top")).hasCount(0);
        assertThat(frame.locator("html")).hasAttribute("data-theme", "dark");
        Object before = window.page().evaluate("() => history.length");
        frame.getByRole(AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName("user-02@framed.example"))
                .click();
        assertThat(frame.getByRole(AriaRole.HEADING, new FrameLocator.GetByRoleOptions().setName("user-02")))
                .isVisible();
        window.page().frame("postern").evaluate("() => { location.reload(); }");
        assertThat(frame.getByRole(AriaRole.HEADING, new FrameLocator.GetByRoleOptions().setName("user-02")))
                .isVisible();
        assertThat(window.page().evaluate("() => history.length"))
                .as("entries of the Back button")
                .isEqualTo(before);
        window.page()
                .waitForFunction("() => ['ready', 'resize', 'navigate'].every((type) => window.told.includes(type))"
                        + " && parseInt(document.querySelector('iframe[name=postern]').style.height) > 200");
        window.page()
                .waitForFunction("() => window.paths.some((path) => path.startsWith('/framed/mailboxes/') ||"
                        + " path.startsWith('/framed/embed/mailboxes/'))");
    }

    @Test
    void aFormInTheFrameIsSent() {
        var reseller = resellers.open("framed-form", 1);
        var system = billing.open(reseller.tenant, "whmcs-1", host());
        Window window = window();
        blockThirdPartyCookies(window.page());
        content = hostPage("framed-form", system.token(Map.of("domains", List.of("framed-form.example"))));
        window.page().navigate(host());
        FrameLocator frame = window.page().frameLocator("iframe[name=postern]");
        frame.locator("#q").fill("nothing-of-the-kind");
        assertThat(frame.getByText("user-01@framed-form.example")).hasCount(0);
        frame.locator("#q").fill("user-01");
        frame.getByRole(AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName("user-01@framed-form.example"))
                .click();
        window.page().frame("postern").waitForURL("**/embed/mailboxes/*");
        Object before = window.page().evaluate("() => history.length");
        frame.locator("a[href$='/suspension']").click();
        frame.locator("form[action$='/suspension'] button").click();
        assertThat(frame.locator("main")).containsText("user-01@framed-form.example is suspended");
        assertThat(window.page().evaluate("() => history.length"))
                .as("entries of the Back button")
                .isEqualTo(before);
        assertThat(reseller.mailbox("user-01@framed-form.example").orElseThrow().status)
                .hasToString("SUSPENDED");
    }

    @Test
    void whereNoCookieSticksATabOfItsOwnIsOfferedWithoutALoop() {
        var reseller = resellers.open("framed-tab", 1);
        var system = billing.open(reseller.tenant, "whmcs-1", host());
        String location = given().redirects()
                .follow(false)
                .header("Sec-Fetch-Dest", "iframe")
                .formParam("token", system.token(Map.of("domains", List.of("framed-tab.example"))))
                .post("/framed-tab/embed/launch")
                .header("Location");
        Window window = window();
        content = "<!DOCTYPE html><title>Billing</title><iframe name=postern data-postern title=Mail width=900 src='"
                + location + "'></iframe>" + listening();
        window.page().navigate(host());
        FrameLocator frame = window.page().frameLocator("iframe[name=postern]");
        assertThat(frame.getByText("Your browser keeps you signed out")).isVisible();
        window.page().waitForFunction("() => window.told.includes('session-ended')");
        assertThat(window.page().frame("postern").url()).doesNotContain("#");
        Page tab = window.page().context().waitForPage(() -> frame.getByRole(
                        AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("Open in a new tab"))
                .click());
        assertThat(tab.getByText("user-01@framed-tab.example")).isVisible();
        assertThat(tab.url()).endsWith("/framed-tab/embed/mailboxes");
    }

    @Test
    void aSiteThatIsNotTheTenantsFramesNothing() {
        var reseller = resellers.open("framed-foreign", 1);
        var system = billing.open(reseller.tenant, "whmcs-1", "https://billing.example");
        try (BrowserContext context = Browsers.get().newContext()) {
            Page page = context.newPage();
            content = hostPage("framed-foreign", system.token(Map.of("domains", List.of("framed-foreign.example"))));
            page.navigate(host());
            page.waitForTimeout(1500);
            assertThat(page.frameLocator("iframe[name=postern]").getByText("user-01@framed-foreign.example"))
                    .hasCount(0);
        }
    }

    private static void blockThirdPartyCookies(Page page) {
        var rule = new JsonObject();
        rule.addProperty("enableThirdPartyCookieRestriction", true);
        rule.addProperty("disableThirdPartyCookieMetadata", true);
        rule.addProperty("disableThirdPartyCookieHeuristics", true);
        var session = page.context().newCDPSession(page);
        session.send("Network.enable");
        session.send("Network.setCookieControls", rule);
    }

    private String hostPage(String tenant, String token) {
        return """
                <!DOCTYPE html><html lang="en"><title>Billing</title><body>
                %s
                <iframe name="control" title="Control" src="http://localhost:%d/set"></iframe>
                <iframe name="postern" data-postern title="Mail" width="900"></iframe>
                <form method="post" action="%s" target="postern" data-postern-launch>
                <input type="hidden" name="token" value="%s">
                </form></body></html>
                """.formatted(
                listening(), site.getAddress().getPort(), portal.resolve("/" + tenant + "/embed/launch"), token);
    }

    private String listening() {
        return """
                <script>
                window.told = [];
                window.paths = [];
                for (const type of ["ready", "resize", "navigate", "session-ended"]) {
                  document.addEventListener("postern:" + type, (event) => {
                    window.told.push(type);
                    if (event.detail.path) window.paths.push(event.detail.path);
                  });
                }
                </script>
                <script src="%s"></script>
                """.formatted(portal.resolve("/app/js/postern-host.js"));
    }

    private String host() {
        return "http://127.0.0.1:" + site.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html;charset=UTF-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
