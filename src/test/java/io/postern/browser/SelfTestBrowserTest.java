package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import io.postern.embed.BillingSystems;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The self-test in a tab, without scripts, and in a frame of another site while third-party cookies are blocked. */
@QuarkusTest
class SelfTestBrowserTest extends BrowserTest {
    @Inject
    MadeUpResellers resellers;

    @Inject
    BillingSystems billing;

    private HttpServer site;

    @BeforeEach
    void anotherSite() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        String frame = "<!DOCTYPE html><html lang='en'><title>Billing</title><iframe name='test' title='Self-test'"
                + " width='900' height='1400' src='" + portal.resolve("/st-browser/embed/self-test") + "'></iframe>";
        site.createContext("/", exchange -> {
            byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html;charset=UTF-8");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        site.start();
    }

    @AfterEach
    void closeTheSite() {
        site.stop(0);
    }

    @Test
    void inATabAllIsWell() {
        Window window = window();
        window.open("/st-tab/self-test");
        assertThat(window.page().locator("#cookie-lines")).containsText("The partitioned cookie came back.");
        assertThat(window.page().locator("#browser")).containsText("The page is not in a frame.");
        assertThat(window.page().locator("#browser")).containsText("differ by less than 5 seconds");
        assertThat(window.page().locator("#browser")).containsText("X-Frame-Options is as the portal sends it.");
        assertThat(window.page().locator("#browser")).containsText("arrived unchanged");
        assertThat(window.page().locator(".badge.bad:visible")).hasCount(0);
        picture(window.page(), "tab");
        accessible(window);
    }

    @Test
    void withoutJavaScriptASecondClickTellsOfCookies() {
        Window window = windowWithoutJavaScript();
        window.open("/st-plain/self-test");
        // what is asserted of locators leaves such elements out
        assertThat(window.text()).contains("Needs JavaScript.");
        window.link("Ask a second time, to see which cookies come back").click();
        assertThat(window.page().locator("#cookie-lines")).containsText("The first-party cookie came back.");
        assertThat(window.page().locator("#cookie-lines")).containsText("The partitioned cookie came back.");
    }

    @Test
    void inAFrameOfAnotherSiteItSaysWhichCookiesAreLeft() {
        var reseller = resellers.open("st-browser", 1);
        String host = "http://127.0.0.1:" + site.getAddress().getPort();
        billing.open(reseller.tenant, "whmcs-1", host);
        Window window = window();
        blockThirdPartyCookies(window.page());
        window.page().navigate(host);
        FrameLocator frame = window.page().frameLocator("iframe[name=test]");
        assertThat(frame.locator("#cookie-lines")).containsText("as is right in a frame of another site");
        assertThat(frame.locator("#cookie-lines")).containsText("The third-party cookie (SameSite=None) did not");
        assertThat(frame.locator("#cookie-lines")).containsText("The partitioned cookie came back.");
        assertThat(frame.locator("#browser")).containsText("The page is in a frame.");
        assertThat(frame.locator("#browser")).containsText(host);
        assertThat(frame.locator("#browser")).containsText("The attribute Partitioned has arrived");
        assertThat(frame.locator("#browser")).containsText("arrived unchanged");
        assertThat(frame.locator("#browser")).containsText("X-Frame-Options is as the portal sends it.");
        assertThat(frame.locator(".badge.bad:visible")).hasCount(0);
        picture(window.page(), "frame");
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", "self-test-" + name + ".png")));
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
}
