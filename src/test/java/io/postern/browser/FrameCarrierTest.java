package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import io.postern.embed.BillingSystems.BillingSystem;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a session travels in a frame: by a partitioned cookie, else by a header, else in a tab of its own. */
@QuarkusTest
@TestProfile(FramedPortal.class)
class FrameCarrierTest extends FrameTest {
    @Test
    void withoutCookiesThePageSendsTheSessionAlongAndKeepsItInMemoryAlone() {
        forward.dropsCookies = true;
        BillingSystem system = billed("carrier-memory", 60);
        Window window = hostWindow();
        openHost(window, system, launch(system));
        FrameLocator frame = in(window);
        assertCarriedBy(window, "header");
        assertThat(frame.locator("#content")).isFocused();
        int before = entries(window);

        frame.locator("a[rel=next]").click();
        assertThat(frame.getByText("user-60@carrier-memory.example")).isVisible();
        frame.locator("#q").fill("user-07");
        link(frame, "user-07@carrier-memory.example").click();
        frame.locator("a[href$='/suspension']").first().click();
        assertThat(frame.locator("form[action$='/suspension']")).isVisible();
        forward.carried.clear();
        frame.locator("form[action$='/suspension'] button").click();
        assertThat(frame.locator("main")).containsText("user-07@carrier-memory.example is suspended");
        assertThat(List.copyOf(forward.carried))
                .as("the redirect after the form is followed with the header")
                .satisfiesExactly(
                        post -> assertThat(post).startsWith("POST ").endsWith("/suspension"),
                        get -> assertThat(get).startsWith("GET "));
        link(frame, "All mailboxes").click();
        frame.locator("input[name=id]").first().check();
        button(frame, "Resume").click();
        assertThat(frame.locator("main")).containsText("carrier-memory.example");
        frame(window)
                .evaluate("() => { const link = document.createElement('a'); link.textContent = 'Gone';"
                        + " link.href = '/carrier-memory/embed/mailboxes/00000000-0000-0000-0000-000000000000';"
                        + " document.querySelector('main').append(link); }");
        link(frame, "Gone").click();
        assertThat(frame.locator("#flash [role=alert]")).isVisible();

        assertThat(entries(window)).as("entries of the Back button").isEqualTo(before);
        String token = forward.tokens.peek();
        assertThat(token).hasSize(43);
        assertThat(forward.addresses).noneMatch(address -> address.contains(token));
        String kept = (String) frame(window)
                .evaluate("() => document.documentElement.outerHTML + location.href"
                        + " + document.cookie + JSON.stringify(history.state) + Object.getOwnPropertyNames(window).filter((name) => !name.endsWith('Storage'))"
                        + ".map((name) => window[name]).filter((value) => typeof value === 'string').join()");
        assertThat(kept).doesNotContain(token);
    }

    @Test
    void nothingOfAPageIsInTheBrowsersStorage() {
        BillingSystem system = billed("carrier-storage", 2);
        Window window = hostWindow();
        openHost(window, system, launch(system));
        assertCarriedBy(window, "cookie");
        useTheList(window.page().frame("mail"));
        String denied = (String) frame(window)
                .evaluate("() => { try { return String(localStorage.length); }" + " catch { return 'denied'; } }");
        assertThat(denied).as("a browser that blocks third-party cookies").isEqualTo("denied");

        // the same pages where a browser would let them keep what they want
        forward.dropsCookies = true;
        forward.dropsSessionHeader = true;
        Window another = hostWindow();
        openHost(another, system, launch(system));
        assertThat(button(in(another), "Open in a new tab")).isVisible();
        forward.dropsCookies = false;
        Page tab = another.page().context().waitForPage(() -> button(in(another), "Open in a new tab")
                .click());
        tab.waitForLoadState();
        useTheList(tab.mainFrame());
        Object kept = tab.evaluate("async () => ({ local: localStorage.length, caches: (await caches.keys()).length,"
                + " session: JSON.stringify(sessionStorage), state: JSON.stringify(history.state) })");
        assertThat(kept.toString()).contains("local=0", "caches=0").doesNotContain("@", "<");
    }

    private static void useTheList(Frame frame) {
        frame.locator("#q").fill("user-02");
        assertThat(frame.getByText("user-01@carrier-storage.example")).hasCount(0);
        frame.getByText("user-02@carrier-storage.example").click();
        assertThat(frame.locator("h1")).containsText("user-02@");
        frame.getByText("All mailboxes").click();
        assertThat(frame.locator("#q")).hasValue("user-02");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLostTokenIsRenewedByTheHostOnceAndThePageStaysWhereItWas(boolean byThePageItself) {
        forward.dropsCookies = true;
        BillingSystem system = billed("carrier-reload-" + byThePageItself, 2);
        Window window = hostWindow();
        if (byThePageItself) {
            answers.put("/client", exchange -> {
                page("/fresh", frame("mail", system, launch(system), ""));
                answers.get("/fresh").to(exchange);
            });
            window.page().navigate(host() + "/client");
        } else {
            openRenewingHost(window, system, Map.of());
        }
        link(in(window), "user-02@" + system.tenant() + ".example").click();
        assertThat(heading(in(window), "user-02")).isVisible();
        frame(window).waitForURL(address -> address.matches(".*/mailboxes/[0-9a-f-]{36}"));
        int launches = forward.launches.size();
        frame(window).evaluate("() => { location.reload(); }");
        assertThat(in(window).locator("[data-session-ended]")).isHidden();
        assertThat(heading(in(window), "user-02")).isVisible();
        assertCarriedBy(window, "header");
        assertThat(forward.launches).hasSize(launches + 1);
    }

    @Test
    void whereNothingWorksATabIsOfferedAndNothingLoops() {
        forward.dropsCookies = true;
        forward.dropsSessionHeader = true;
        BillingSystem system = billed("carrier-tab", 1);
        Window window = hostWindow();
        openRenewingHost(window, system, Map.of());
        FrameLocator frame = in(window);
        assertThat(button(frame, "Open in a new tab")).isVisible();
        window.page().waitForTimeout(3000);
        assertThat(forward.launches)
                .as("one at the start, and one that the host tried")
                .hasSize(2);
        int asked = forward.addresses.size();
        window.page().waitForTimeout(2000);
        assertThat(forward.addresses).hasSize(asked);
        assertThat(frame(window).url()).doesNotContain("#");
        assertThat(frame.locator("[data-session-ended]")).hasCount(1);
        picture(window, "frame-new-tab");
        forward.dropsCookies = false;
        Page tab = window.page().context().waitForPage(() -> button(frame, "Open in a new tab")
                .click());
        assertThat(tab.getByText("user-01@carrier-tab.example")).isVisible();
        assertThat(tab.url()).endsWith("/carrier-tab/embed/mailboxes");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWasTypedIsThereAfterARelaunch(boolean withoutCookies) {
        forward.dropsCookies = withoutCookies;
        BillingSystem system = billed("carrier-typed-" + withoutCookies, 1);
        String address = "user-01@" + system.tenant() + ".example";
        Window window = hostWindow();
        openRenewingHost(window, system, Map.of());
        FrameLocator frame = in(window);
        link(frame, address).click();
        frame.locator("a[href$='/autoresponder']").first().click();
        frame.locator("#message").fill("Gone fishing");
        forget(system.tenant());
        frame.locator("form[action$='/autoresponder'] button").first().click();
        window.page().waitForFunction("() => window.told.some((one) => one.type === 'session-ended')");
        assertThat(frame.locator("[data-session-ended]")).hasCount(0);
        assertThat(frame.locator("#message")).hasValue("Gone fishing");
        frame.locator("form[action$='/autoresponder'] button").first().click();
        assertThat(frame.locator("main")).containsText("The automatic reply of " + address + " was saved");
    }

    @Test
    void anOwnerSignsInWithinAFrameThatKeepsNoCookies() {
        forward.dropsCookies = true;
        billed("carrier-owner", 1);
        Window window = hostWindow();
        page(
                "/client",
                "<iframe name=mail title=Mail data-postern src='" + forward.origin()
                        + "/carrier-owner/embed/me'></iframe>");
        window.page().navigate(host() + "/client");
        FrameLocator frame = in(window);
        signIn(frame, "wrong-password");
        assertThat(frame.locator(".error-summary")).containsText("That did not let you in");
        int before = entries(window);
        signIn(frame, "made-up");
        assertThat(frame.locator(".whose")).hasText("user-01@carrier-owner.example");
        assertCarriedBy(window, "header");
        link(frame, "Password").click();
        assertThat(frame.locator("#oldPassword")).isVisible();
        assertThat(entries(window)).as("entries of the Back button").isEqualTo(before);
        frame(window).waitForURL(address -> address.endsWith("/carrier-owner/embed/me/password"));

        // a reload forgets the token, and is no dead end
        frame(window).evaluate("() => { location.reload(); }");
        forward.dropsSessionHeader = true;
        signIn(frame, "made-up");
        assertThat(button(frame, "Open in a new tab")).isVisible();
        assertThat(frame.locator("#address")).hasCount(0);
        forward.dropsCookies = false;
        Page tab = window.page().context().waitForPage(() -> button(frame, "Open in a new tab")
                .click());
        assertThat(tab.locator(".whose")).hasText("user-01@carrier-owner.example");
    }

    private static void signIn(FrameLocator frame, String password) {
        frame.locator("#address").fill("user-01@carrier-owner.example");
        frame.locator("#password").fill(password);
        button(frame, "Sign in").click();
    }

    @Test
    void withoutJavaScriptTheFrameWorksByItsCookie() {
        BillingSystem system = billed("carrier-plain", 2);
        Window window = hostWindow(
                new Browser.NewContextOptions().setViewportSize(WIDE, 900).setJavaScriptEnabled(false));
        openHost(window, system, launch(system));
        window.button("Open mailboxes").click();
        FrameLocator frame = in(window);
        link(frame, "user-02@carrier-plain.example").click();
        frame.locator("a[href$='/suspension']").first().click();
        frame.locator("form[action$='/suspension'] button").click();
        assertThat(frame.locator("main")).containsText("user-02@carrier-plain.example is suspended");
    }

    @Test
    void theHostChangesTheThemeWhileThePageStays() {
        BillingSystem system = billed("carrier-theme", 1);
        Window window = hostWindow();
        openHost(window, system, launch(system, Map.of("theme", "dark")));
        FrameLocator frame = in(window);
        assertThat(frame.locator("html")).hasAttribute("data-theme", "dark");
        window.page().evaluate("() => { document.querySelector('iframe[name=mail]').dataset.posternTheme = 'light'; }");
        assertThat(frame.locator("html")).hasAttribute("data-theme", "light");
        link(frame, "user-01@carrier-theme.example").click();
        assertThat(heading(frame, "user-01")).isVisible();
        assertThat(frame.locator("html")).hasAttribute("data-theme", "light");
    }

    @Test
    void messagesOfOthersAreNotHeard() {
        BillingSystem system = billed("carrier-strangers", 1);
        Window window = hostWindow();
        openHost(window, system, launch(system));
        assertThat(in(window).getByText("user-01@carrier-strangers.example")).isVisible();
        window.page().evaluate("""
                () => {
                  const frame = document.querySelector("iframe[name=mail]").contentWindow;
                  frame.postMessage({ source: "postern-host", v: 2, type: "theme", theme: "dark" }, "*");
                  frame.postMessage({ source: "somebody", v: 1, type: "theme", theme: "dark" }, "*");
                  frame.postMessage({ source: "postern-host", v: 1, type: "constructor" }, "*");
                  frame.postMessage({ source: "postern-host", v: 1, type: "theme", theme: "x" }, "*");
                  frame.postMessage(null, "*");
                }""");
        page(
                "/stranger",
                "<script>addEventListener('load', () => parent.frames.mail.postMessage("
                        + "{source: 'postern-host', v: 1, type: 'theme', theme: 'dark'}, '*'))</script>");
        window.page()
                .evaluate(
                        "(address) => { const frame = document.createElement('iframe'); frame.src = address;"
                                + " document.body.append(frame); }",
                        site.at(OTHER) + "/stranger");
        window.page().waitForTimeout(1500);
        assertThat(in(window).locator("html[data-theme]")).hasCount(0);
    }
}
