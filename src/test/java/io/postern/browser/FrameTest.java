package io.postern.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpExchange;
import io.postern.embed.BillingSystems;
import io.postern.embed.BillingSystems.BillingSystem;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.testing.MadeUpResellers;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The portal in a frame of another site: both speak https, their names are of different registrable domains, and the
 * browser blocks third-party cookies.
 */
abstract class FrameTest extends BrowserTest {
    static final String BILLING = "billing.example-host.test";
    static final String OTHER = "shop.other-host.test";

    @Inject
    MadeUpResellers resellers;

    @Inject
    BillingSystems systems;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    TlsForward forward;
    TlsSite site;

    /** What the sites around the frame answer, by path. */
    final Map<String, Answer> answers = new ConcurrentHashMap<>();

    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void openTheSites() {
        forward = new TlsForward(portal);
        site = new TlsSite(this::answer);
        answers.put("/control/set", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "control=1; Path=/; Secure; HttpOnly; SameSite=None");
            exchange.getResponseHeaders().add("Location", "/control/check");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        answers.put("/control/check", exchange -> {
            String cookies = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
            TlsSite.answer(exchange, 200, "text/html", cookies.contains("control=1") ? "came back" : "was blocked");
        });
        answers.put(
                "/account", exchange -> TlsSite.answer(exchange, 200, "text/html", "<title>Account</title>Account"));
    }

    @AfterEach
    void closeTheSites() {
        closeWindows();
        site.close();
        forward.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Answer answer = answers.get(exchange.getRequestURI().getPath());
        if (answer == null) {
            TlsSite.answer(exchange, 404, "text/plain", "");
        } else {
            answer.to(exchange);
        }
    }

    String host() {
        return site.at(BILLING);
    }

    /** A tenant whose pages {@link #host} may frame, with mailboxes at {@code slug}.example. */
    BillingSystem billed(String slug, int mailboxes) {
        return systems.open(resellers.open(slug, mailboxes).tenant, "whmcs-1", host());
    }

    static String launch(BillingSystem system) {
        return launch(system, Map.of());
    }

    static String launch(BillingSystem system, Map<String, Object> more) {
        Map<String, Object> claims = new LinkedHashMap<>(Map.of("domains", List.of(system.tenant() + ".example")));
        claims.putAll(more);
        return system.token(claims);
    }

    Window hostWindow() {
        return hostWindow(new Browser.NewContextOptions().setViewportSize(WIDE, 900));
    }

    Window hostWindow(Browser.NewContextOptions options) {
        Window window = window(options.setIgnoreHTTPSErrors(true));
        blockThirdPartyCookies(window.page());
        return window;
    }

    /** Opens a billing page with one frame, named {@code mail}, that is launched by this token. */
    void openHost(Window window, BillingSystem system, String token) {
        page("/client", frame("mail", system, token, ""));
        window.page().navigate(host() + "/client");
    }

    /** The same; the page can get itself new tokens, which bring {@code more}. */
    void openRenewingHost(Window window, BillingSystem system, Map<String, Object> more) {
        answers.put(
                "/renew",
                exchange -> TlsSite.answer(
                        exchange, 200, "application/json", "{\"token\":\"" + launch(system, more) + "\"}"));
        page("/client", frame("mail", system, launch(system, more), " data-postern-renew=\"/renew\""));
        window.page().navigate(host() + "/client");
    }

    void page(String path, String content) {
        answers.put(
                path,
                exchange -> TlsSite.answer(
                        exchange, 200, "text/html;charset=UTF-8", """
                <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Client area</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <style>body{margin:0;font:16px system-ui;background:#e9edf3}header{background:#20324a;color:#fff;padding:14px 20px}
                h1,#before,#after{margin:14px 20px}iframe[data-postern]{display:block;width:100%%;border:1px solid #c3ccd8;background:#fff}
                iframe[name=control]{width:1px;height:1px;border:0}</style></head><body>
                <header>Example Host – client area</header><main><h1>Mailboxes</h1><button id="before">Before</button>
                %s<button id="after">After</button></main>
                <script>
                window.told = [];
                for (const type of ["ready", "resize", "navigate", "scroll", "open-top", "session-ended"]) {
                  document.addEventListener("postern:" + type, (event) => window.told.push({ type, ...event.detail }));
                }
                </script>
                <script src="%s/app/js/postern-host.js"></script></body></html>
                """.formatted(content, forward.origin())));
    }

    String frame(String name, BillingSystem system, String token, String more) {
        return """
                <iframe name="control" title="Control" src="%s/control/set"></iframe>
                <iframe name="%s" data-postern title="Mail" allow="clipboard-write"></iframe>
                <form method="post" action="%s/%s/embed/launch" target="%s" data-postern-launch%s>
                <input type="hidden" name="token" value="%s"><noscript><button>Open mailboxes</button></noscript></form>
                """.formatted(site.at(OTHER), name, forward.origin(), system.tenant(), name, more, token);
    }

    static FrameLocator in(Window window) {
        return window.page().frameLocator("iframe[name=mail]");
    }

    static Frame frame(Window window) {
        return window.page().frame("mail");
    }

    static Locator link(FrameLocator frame, String name) {
        return frame.getByRole(
                AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator heading(FrameLocator frame, String name) {
        return frame.getByRole(AriaRole.HEADING, new FrameLocator.GetByRoleOptions().setName(name));
    }

    static Locator button(FrameLocator frame, String name) {
        return frame.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName(name));
    }

    /** How the page in the frame carries its session, as it last said to the host. */
    static void assertCarriedBy(Window window, String carrier) {
        window.page()
                .waitForFunction(
                        "(carrier) => window.told.filter((one) => one.type === 'ready').at(-1)?.carrier === carrier",
                        carrier);
    }

    static int entries(Window window) {
        return (Integer) window.page().evaluate("() => history.length");
    }

    static long count(Window window, String type) {
        return ((Number)
                        window.page().evaluate("(type) => window.told.filter((one) => one.type === type).length", type))
                .longValue();
    }

    /** As if nobody had touched the frame for half an hour. */
    void forget(TenantId tenant) {
        tenancy.inTenant(tenant, () -> {
            entities.createNativeQuery("update session set last_seen_at = last_seen_at - interval '31 minutes'")
                    .executeUpdate();
        });
    }

    /** Of what is in the window: of what is not, the browser paints no frames. */
    void picture(Window window, String name) {
        window.page().waitForTimeout(300);
        window.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    static void blockThirdPartyCookies(Page page) {
        var rule = new JsonObject();
        rule.addProperty("enableThirdPartyCookieRestriction", true);
        rule.addProperty("disableThirdPartyCookieMetadata", true);
        rule.addProperty("disableThirdPartyCookieHeuristics", true);
        var session = page.context().newCDPSession(page);
        session.send("Network.enable");
        session.send("Network.setCookieControls", rule);
    }
}
