package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import io.postern.access.TestSessions;
import io.postern.directory.Mailbox;
import io.postern.embed.BillingSystems;
import io.postern.testing.MadeUpResellers;
import io.postern.testing.MadeUpResellers.Reseller;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The owner of a mailbox at its door and on its pages. */
@QuarkusTest
class OwnerBrowserTest extends BrowserTest {
    private static final String MADE_UP = "made-up";

    @Inject
    MadeUpResellers resellers;

    @Inject
    TestSessions sessions;

    @Inject
    BillingSystems billing;

    @Test
    void anOwnerSignsInAndChangesThePassword() {
        changesThePassword(window(), resellers.open("browser-owner", 1));
    }

    @Test
    void withoutJavaScriptAnOwnerSignsInAndChangesThePassword() {
        changesThePassword(windowWithoutJavaScript(), resellers.open("browser-owner-plain", 1));
    }

    @Test
    void everyPageOfAnOwnerIsAccessible() {
        Reseller reseller = resellers.open("browser-owner-pages", 1);
        Window window = window();
        window.open("/browser-owner-pages/me/sign-in");
        accessible(window);
        window.enter(sessions.owner(reseller.tenant, mailbox(reseller)));
        for (String page : List.of("", "/password", "/autoresponder", "/programs", "/history", "/sessions")) {
            window.open("/browser-owner-pages/me" + page);
            assertThat(window.page().locator("nav a[aria-current=page]")).hasCount(1);
            accessible(window);
        }
        window.open("/browser-owner-pages/mailboxes");
        assertThat(window.page().locator("header.top nav a")).hasCount(0);
        accessible(window);
    }

    @Test
    void whatWentWrongIsToldKeepsTheAddressAndIsAccessible() {
        Reseller reseller = resellers.open("browser-owner-wrong", 1);
        Window window = window();
        String address = mailbox(reseller).address;
        for (int tries = 0; tries < 3; tries++) {
            knock(window, "browser-owner-wrong", address, "not-this-one");
            assertThat(window.page().locator("main")).containsText("did not let you in");
        }
        assertThat(window.page().locator("#address")).hasValue(address);
        assertThat(window.page().locator("#password")).hasValue("");
        accessible(window);
        knock(window, "browser-owner-wrong", address, MADE_UP);
        assertThat(window.page().locator("main")).containsText("too many tries");
        assertThat(window.page().locator("main")).containsText("seconds");
        assertThat(window.page().locator("#address")).hasValue(address);
        accessible(window);
    }

    @Test
    void aPasswordIsShownWhileItIsTypedAndNeverSentAsAText() {
        Reseller reseller = resellers.open("browser-owner-reveal", 1);
        Window window = window().enter(sessions.owner(reseller.tenant, mailbox(reseller)));
        window.open("/browser-owner-reveal/me/password");
        var field = window.page().locator("#newPassword");
        field.fill("short");
        var show = window.page().locator("button[data-reveal=newPassword]");
        show.click();
        assertThat(field).hasAttribute("type", "text");
        assertThat(show).hasAttribute("aria-pressed", "true");
        window.page().locator("#oldPassword").fill(MADE_UP);
        window.page()
                .locator("main form[action$='/password'] button:not([type])")
                .click();
        assertThat(window.page().locator(".error-summary")).isFocused();
        assertThat(window.page().locator("#newPassword")).hasAttribute("type", "password");
        assertThat(window.page().locator("button[data-reveal=newPassword]")).isVisible();
        accessible(window);
    }

    @Test
    void anAutomaticReplyIsSetWithItsWarningAndPreview() {
        Reseller reseller = resellers.open("browser-owner-reply", 1);
        Window window = window().enter(sessions.owner(reseller.tenant, mailbox(reseller)));
        window.open("/browser-owner-reply/me");
        window.link("Change the automatic reply").click();
        window.field("Answer new mail automatically").check();
        window.field("Subject").fill("Away");
        window.page().locator("#message").fill("Back on Monday.");
        assertThat(window.page().locator("[data-endless]")).isVisible();
        assertThat(window.page().locator("[data-preview-text]")).hasText("Back on Monday.");
        window.field("Last day").fill("2099-12-31");
        assertThat(window.page().locator("[data-endless]")).isHidden();
        window.button("Save").click();
        assertThat(window.page().locator("#change")).containsText("Your automatic reply is saved");
        assertThat(window.page().locator("main")).containsText("until the end of 2099-12-31");
        accessible(window);
    }

    @Test
    void inAFrameOfAnotherSiteAnOwnerSignsInWithThePassword() throws IOException {
        Reseller reseller = resellers.open("browser-owner-frame", 1);
        HttpServer site = site("<iframe name=mail title=Mail width=700 height=700 src='"
                + portal.resolve("/browser-owner-frame/embed/me") + "'></iframe>");
        try {
            billing.open(reseller.tenant, "whmcs-1", origin(site));
            Window window = window();
            window.page().navigate(origin(site));
            FrameLocator frame = window.page().frameLocator("iframe[name=mail]");
            frame.locator("#address").fill(mailbox(reseller).address);
            frame.locator("#password").fill(MADE_UP);
            frame.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("Sign in"))
                    .click();
            assertThat(frame.locator(".whose")).hasText(mailbox(reseller).address);
            assertThat(frame.locator("header.top")).hasCount(0);
            frame.getByRole(
                            AriaRole.LINK,
                            new FrameLocator.GetByRoleOptions()
                                    .setName("Password")
                                    .setExact(true))
                    .click();
            String next = fresh();
            frame.locator("#oldPassword").fill(MADE_UP);
            frame.locator("#newPassword").fill(next);
            frame.locator("main form[action$='/password'] button:not([type])").click();
            assertThat(frame.locator("#change")).containsText("Your password is changed");
            org.assertj.core.api.Assertions.assertThat(
                            reseller.upstream(mailbox(reseller).address).hasPassword(next))
                    .isTrue();
        } finally {
            site.stop(0);
        }
    }

    @Test
    void aLaunchedOwnerIsInTheFrameAtOnce() throws IOException {
        Reseller reseller = resellers.open("browser-owner-launch", 1);
        HttpServer site = site("");
        try {
            var system = billing.open(reseller.tenant, "whmcs-1", origin(site));
            String token = system.token(Map.of("role", "mailbox-owner", "mailbox", mailbox(reseller).address));
            site.removeContext("/");
            serve(
                    site,
                    "<iframe name=mail data-postern title=Mail width=700 height=700></iframe><form method=post action='"
                            + portal.resolve("/browser-owner-launch/embed/launch")
                            + "' target=mail data-postern-launch><input type=hidden name=token value='" + token
                            + "'></form><script src='" + portal.resolve("/app/js/postern-host.js") + "'></script>");
            Window window = window();
            window.page().navigate(origin(site));
            FrameLocator frame = window.page().frameLocator("iframe[name=mail]");
            assertThat(frame.locator(".whose")).hasText(mailbox(reseller).address);
        } finally {
            site.stop(0);
        }
    }

    private void changesThePassword(Window window, Reseller reseller) {
        String tenant = reseller.tenant.value();
        window.open("/" + tenant + "/me/password");
        assertThat(window.page()).hasURL(Pattern.compile("/me/sign-in"));
        window.page().locator("#address").fill(mailbox(reseller).address);
        window.page().locator("#password").fill(MADE_UP);
        window.button("Sign in").click();
        window.page().waitForURL("**/me/password");
        String next = fresh();
        window.page().locator("#oldPassword").fill(MADE_UP);
        window.page().locator("#newPassword").fill(next);
        window.page()
                .locator("main form[action$='/password'] button:not([type])")
                .click();
        assertThat(window.page().locator("#change")).containsText("Your password is changed");
        window.button("Sign out").click();
        assertThat(window.page().locator("main")).containsText("You are signed out");
        knock(window, tenant, mailbox(reseller).address, next);
        assertThat(window.page().locator(".whose")).hasText(mailbox(reseller).address);
    }

    private static void knock(Window window, String tenant, String address, String password) {
        window.open("/" + tenant + "/me/sign-in");
        window.page().locator("#address").fill(address);
        window.page().locator("#password").fill(password);
        window.button("Sign in").click();
        window.page().waitForLoadState();
    }

    private static Mailbox mailbox(Reseller reseller) {
        return reseller.mailbox("user-01@" + reseller.tenant + ".example").orElseThrow();
    }

    private static String fresh() {
        return "Zq7x" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }

    private static HttpServer site(String content) throws IOException {
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        serve(site, content);
        site.start();
        return site;
    }

    private static void serve(HttpServer site, String content) {
        byte[] page = ("<!DOCTYPE html><html lang=en><title>Host</title><body>" + content + "</body></html>")
                .getBytes(StandardCharsets.UTF_8);
        site.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html;charset=UTF-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
    }

    private static String origin(HttpServer site) {
        return "http://127.0.0.1:" + site.getAddress().getPort();
    }
}
