package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import io.postern.access.TestSessions;
import io.postern.embed.BillingSystems.BillingSystem;
import io.postern.tenant.Tenant;
import io.postern.tenant.Tenants;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What goes wrong with other panels in frames, by what people see of it. A stopped service (18) is tried between servers
 * by {@code StoppedAccountTest} too; a success that is only half one (19) and a creation that is repeated (20) by
 * {@code ServerFailureModesTest}, and by the tests of the modules.
 */
@QuarkusTest
@TestProfile(FramedPortal.class)
class FrameFailureModesTest extends FrameTest {
    @Inject
    TestSessions sessions;

    @Inject
    Tenants tenants;

    @Inject
    Clock clock;

    /** 1: a grey "refused to connect", since an error page or a proxy forbids framing. */
    @Test
    void aGreyBoxInsteadOfAPage() {
        forward.addsFrameOptions = true;
        BillingSystem system = billed("mode-grey", 1);
        Window window = hostWindow();
        openHost(window, system, launch(system));
        assertThat(in(window).getByText("user-01@mode-grey.example")).isVisible();
        for (String page : List.of("mailboxes/00000000-0000-0000-0000-000000000000", "nothing/here", "connections")) {
            frame(window).evaluate("(path) => { location.href = '/mode-grey/embed/' + path; }", page);
            assertThat(in(window).locator("[role=alert] h1")).isVisible();
        }
        openHost(window, system, launch(system) + "x");
        assertThat(in(window).getByText("This page could not be opened")).isVisible();
        picture(window, "frame-refused");
    }

    /** 2: the sign-in page in the frame, again and again. */
    @Test
    void aSignInPageThatLoopsInTheFrame() {
        BillingSystem system = billed("mode-loop", 1);
        Window window = hostWindow();
        page(
                "/client",
                "<iframe name=mail title=Mail data-postern src='" + forward.origin()
                        + "/mode-loop/embed/sign-in?return=/mode-loop/embed/mailboxes'></iframe>");
        window.page().navigate(host() + "/client");
        assertThat(in(window).locator("[data-session-ended]")).isVisible();
        long before = asked("/embed/");
        window.page().waitForTimeout(2000);
        assertThat(asked("/embed/")).isEqualTo(before);
        assertThat(asked("/sign-in/callback")).isZero();
        assertThat(window.page().frames())
                .allMatch(frame -> frame.url().isEmpty()
                        || frame.url().startsWith(host())
                        || frame.url().startsWith(forward.origin()));
        assertThat(system.tenant()).hasToString("mode-loop");
    }

    /** 3: works in one browser, and not in another or a private window. */
    @Test
    void itWorksInOneBrowserAndNotInAnother() {
        BillingSystem system = billed("mode-browsers", 1);
        for (boolean keepsNone : new boolean[] {false, true}) {
            forward.dropsCookies = keepsNone;
            Window window = hostWindow();
            openHost(window, system, launch(system));
            assertThat(in(window).getByText("user-01@mode-browsers.example")).isVisible();
            assertCarriedBy(window, keepsNone ? "header" : "cookie");
        }
    }

    /** 4: works only after the panel was opened in a tab once. */
    @Test
    void itWorksOnlyAfterAVisitInATab() {
        BillingSystem system = billed("mode-visit", 1);
        Window fresh = hostWindow();
        assertThat(fresh.page().context().cookies()).isEmpty();
        openHost(fresh, system, launch(system));
        assertThat(in(fresh).getByText("user-01@mode-visit.example")).isVisible();
        assertThat(forward.addresses.stream().filter(address -> address.contains("/mode-visit")))
                .first()
                .isEqualTo("POST /mode-visit/embed/launch");
        assertThat(fresh.page().context().pages()).hasSize(1);
    }

    /** 5: the sign-in in a tab succeeds, and the frame still asks. */
    @Test
    void aTabThatIsSignedInAndAFrameThatStillAsks() {
        forward.dropsCookies = true;
        forward.dropsSessionHeader = true;
        BillingSystem system = billed("mode-tab", 1);
        Window window = hostWindow();
        openHost(window, system, launch(system));
        FrameLocator frame = in(window);
        assertThat(button(frame, "Open in a new tab")).isVisible();
        forward.dropsCookies = false;
        Page tab = window.page().context().waitForPage(() -> button(frame, "Open in a new tab")
                .click());
        assertThat(tab.getByText("user-01@mode-tab.example")).isVisible();
        // the frame never waits for the tab: a launch of its own is all that it needs
        openHost(window, system, launch(system));
        assertThat(in(window).getByText("user-01@mode-tab.example")).isVisible();
        tab.reload();
        assertThat(tab.getByText("user-01@mode-tab.example")).isVisible();
    }

    /** 6: "state or nonce not found", since the cookie of the first step did not come back. */
    @Test
    void aStateThatIsNotFoundOnTheWayBack() {
        BillingSystem system = billed("mode-state", 1);
        Response launched = post(system, launch(system));
        assertThat(launched.statusCode()).isEqualTo(303);
        assertThat(launched.headers().getValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("__Host-esid=")
                .contains("SameSite=None", "Partitioned");
    }

    /** 7: the form of the first tab is refused after a second one was opened. */
    @Test
    void aFormThatIsRefusedBecauseOfASecondTab() {
        BillingSystem system = billed("mode-tabs", 1);
        Window window = hostWindow();
        openHost(window, system, launch(system));
        FrameLocator frame = in(window);
        link(frame, "user-01@mode-tabs.example").click();
        frame.locator("a[href$='/autoresponder']").first().click();
        frame.locator("#message").fill("Typed before");
        Page second = window.page().context().newPage();
        blockThirdPartyCookies(second);
        page("/client", frame("mail", system, launch(system), ""));
        second.navigate(host() + "/client");
        assertThat(second.frameLocator("iframe[name=mail]").getByText("user-01@mode-tabs.example"))
                .isVisible();
        // both tabs are of one session
        frame.locator("form[action$='/autoresponder'] button").first().click();
        assertThat(frame.locator("main")).containsText("was saved");
        second.reload();
        assertThat(second.frameLocator("iframe[name=mail]").getByText("user-01@mode-tabs.example"))
                .isVisible();

        // somebody else in the second tab ends it: what was typed is still there, and is not sent in the other's name
        frame.locator("a[href$='/autoresponder']").first().click();
        frame.locator("#message").fill("Typed after");
        page("/client", frame("mail", system, launch(system, Map.of("sub", "another")), ""));
        second.navigate(host() + "/client");
        assertThat(second.frameLocator("iframe[name=mail]").getByText("user-01@mode-tabs.example"))
                .isVisible();
        frame.locator("form[action$='/autoresponder'] button").first().click();
        assertThat(frame.locator("#flash [role=alert]")).isVisible();
        assertThat(frame.locator("#message")).hasValue("Typed after");
    }

    /** 8: "token already used" after a double click. */
    @Test
    void aTokenThatIsAlreadyUsedAfterADoubleClick() {
        BillingSystem system = billed("mode-double", 1);
        Window window = hostWindow();
        openHost(window, system, launch(system));
        assertThat(in(window).getByText("user-01@mode-double.example")).isVisible();
        window.page()
                .evaluate("() => { const form = document.querySelector('form[data-postern-launch]');"
                        + " form.submit(); form.submit(); }");
        window.page().waitForTimeout(500);
        assertThat(in(window).getByText("user-01@mode-double.example")).isVisible();
        assertThat(forward.launches).hasSizeGreaterThan(1);
        assertThat(in(window).locator("[data-session-ended]")).hasCount(0);
    }

    /** 9: the new tab is a popup that the browser blocks. */
    @Test
    void aTabThatThePopupBlockerStops() {
        forward.dropsCookies = true;
        forward.dropsSessionHeader = true;
        BillingSystem system = billed("mode-popup", 1);
        Window window = hostWindow();
        openHost(window, system, launch(system));
        FrameLocator frame = in(window);
        assertThat(button(frame, "Open in a new tab")).isVisible();
        frame(window).evaluate("() => { window.open = () => { throw new Error('a popup'); }; }");
        assertThat(frame.locator("form[data-hand-over]")).hasAttribute("target", "_blank");
        forward.dropsCookies = false;
        Page tab = window.page().context().waitForPage(() -> {
            button(frame, "Open in a new tab").focus();
            window.page().keyboard().press("Enter");
        });
        assertThat(tab.getByText("user-01@mode-popup.example")).isVisible();
    }

    /** 10: signed out of the billing system after coming back, since its cookie is of the strict kind. */
    @Test
    void signedOutOfTheBillingSystemAfterComingBack() {
        BillingSystem system = billed("mode-back", 1);
        answers.put("/enter", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "billing=1; Path=/; Secure; HttpOnly; SameSite=Strict");
            TlsSite.answer(exchange, 200, "text/html", "Welcome");
        });
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        answers.put("/service", exchange -> {
            seen.add(String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")));
            TlsSite.answer(exchange, 200, "text/html", "<title>Service</title>Service");
        });
        Window window = hostWindow();
        window.page().navigate(host() + "/enter");
        openHost(window, system, launch(system, Map.of("return_url", host() + "/service?id=1")));
        in(window).locator(".return a").click();
        assertThat(window.page()).hasTitle("Service");
        assertThat(List.copyOf(seen)).singleElement().asString().contains("billing=1");
    }

    /** 11: another customer's mailboxes, from a launch before. */
    @Test
    void anotherCustomersMailboxesFromALaunchBefore() {
        var reseller = resellers.open("mode-customers", 1);
        var second = reseller.domain("mode-second.example", null);
        reseller.add(second, "info");
        BillingSystem system = systems.open(reseller.tenant, "whmcs-1", host());
        Window window = hostWindow();
        openHost(window, system, launch(system));
        assertThat(in(window).getByText("user-01@mode-customers.example")).isVisible();
        openHost(window, system, launch(system, Map.of("domains", List.of("mode-second.example"))));
        assertThat(in(window).getByText("info@mode-second.example")).isVisible();
        assertThat(in(window).getByText("user-01@mode-customers.example")).hasCount(0);
        frame(window).evaluate("() => { location.reload(); }");
        assertThat(in(window).getByText("info@mode-second.example")).isVisible();
        assertThat(in(window).getByText("user-01@mode-customers.example")).hasCount(0);
    }

    /** 12: staff who look at a client's page bring their own rights along. */
    @Test
    void staffRightsThatLeakIntoAClientsFrame() {
        BillingSystem system = billed("mode-staff", 1);
        assertThat(post(system, launch(system, Map.of("role", "owner"))).statusCode())
                .isEqualTo(403);
        Response launched = post(system, launch(system, Map.of("role", "manager", "name", "Sam Staff for Carla")));
        String cookie = launched.cookie("__Host-esid");
        for (String page : List.of("connections", "members")) {
            given().header("X-Forwarded-Proto", "https")
                    .header("X-Forwarded-Host", FramedPortal.HOST)
                    .cookie("__Host-esid", cookie)
                    .get("/mode-staff/embed/" + page)
                    .then()
                    .statusCode(403);
        }
        Object actor = tenancy.inTenant(system.tenant(), () -> entities.createNativeQuery(
                        "select actor from audit_entry where action = 'session.started'", String.class)
                .getSingleResult());
        assertThat(actor).isEqualTo("Sam Staff for Carla");
    }

    /** 13: the frame is too short, or grows for ever. */
    @Test
    void aFrameThatIsTooShortOrGrowsForEver() {
        BillingSystem system = billed("mode-height", 30);
        Window window = hostWindow();
        openHost(window, system, launch(system));
        assertThat(in(window).getByText("user-30@mode-height.example")).isVisible();
        for (int width : new int[] {280, 375, 1280}) {
            window.page().setViewportSize(width, 900);
            window.page().waitForTimeout(700);
            double fitted = inner(window);
            assertThat(Math.abs(outer(window) - fitted)).as("at " + width).isLessThan(4);
            long told = count(window, "resize");
            window.page().waitForTimeout(1000);
            assertThat(count(window, "resize")).as("heights told at " + width).isEqualTo(told);
            window.page().evaluate("() => { document.querySelector('iframe[name=mail]').style.height = '9000px'; }");
            window.page().waitForTimeout(500);
            assertThat(inner(window))
                    .as("what a tall frame does to its content")
                    .isEqualTo(fitted);
            assertThat(count(window, "resize")).isEqualTo(told);
            window.page()
                    .evaluate(
                            "(height) => { document.querySelector('iframe[name=mail]').style.height = height + 'px'; }",
                            fitted);
        }
        in(window).locator("#q").fill("user-01");
        assertThat(in(window).getByText("user-30@mode-height.example")).hasCount(0);
        window.page().waitForTimeout(500);
        assertThat(outer(window)).as("shorter again").isLessThan(700);
    }

    /** 14: blockers cut the bridge by its name. */
    @Test
    void aBlockerThatCutsTheBridge() {
        BillingSystem system = billed("mode-blocker", 1);
        Window window = hostWindow();
        Queue<String> loaded = new ConcurrentLinkedQueue<>();
        window.page().onRequest((Request request) -> loaded.add(request.url()));
        openHost(window, system, launch(system));
        assertThat(in(window).getByText("user-01@mode-blocker.example")).isVisible();
        Pattern blocked =
                Pattern.compile("(?i)track|analytic|telemetr|beacon|pixel|metric|/ads?[./-]|banner|embed[^/]*\\.js");
        assertThat(loaded)
                .isNotEmpty()
                .allMatch(url ->
                        url.startsWith(host()) || url.startsWith(forward.origin()) || url.startsWith(site.at(OTHER)))
                .noneMatch(url -> blocked.matcher(url).find());
    }

    /** 15: a proxy strips what it does not know, or adds what it thinks is missing. */
    @Test
    void aProxyThatStripsPartitionedOrAddsAHeader() {
        forward.dropsPartitioned = true;
        forward.addsFrameOptions = true;
        BillingSystem system = billed("mode-proxy", 1);
        Window window = hostWindow();
        openHost(window, system, launch(system));
        assertThat(in(window).getByText("user-01@mode-proxy.example")).isVisible();
        assertCarriedBy(window, "header");
    }

    /** 16: a billing page that is itself not secure. */
    @Test
    void aBillingPageWithoutHttps() {
        BillingSystem system = billed("mode-http", 1);
        String origin = host().replace("https:", "http:");
        tenancy.asSystem(() -> entities.find(Tenant.class, "mode-http").embedOrigins = new String[] {host()});
        tenants.forget(system.tenant());
        Response answer = post(system, launch(system));
        assertThat(answer.header("Content-Security-Policy"))
                .contains("frame-ancestors " + host() + ";")
                .doesNotContain(origin);
        assertThat(post(system, launch(system, Map.of("return_url", origin + "/x")))
                        .statusCode())
                .isEqualTo(403);
    }

    /** 17: what lets somebody in stands in an address, and so in logs and histories. */
    @Test
    void credentialsInAnAddress() {
        forward.dropsCookies = true;
        BillingSystem system = billed("mode-url", 1);
        Window window = hostWindow();
        String token = launch(system);
        openHost(window, system, token);
        link(in(window), "user-01@mode-url.example").click();
        assertThat(heading(in(window), "user-01")).isVisible();
        assertThat(List.copyOf(forward.addresses))
                .noneMatch(address ->
                        address.contains(token) || address.contains("hand-over=") || address.contains("token"));
        assertThat(forward.tokens).isNotEmpty();
        assertThat(List.copyOf(forward.addresses)).noneMatch(address -> address.contains(forward.tokens.peek()));
        assertThat(frame(window).url()).doesNotContain("hand-over", token);
        assertThat((String) window.page().evaluate("() => location.href")).doesNotContain(token);
    }

    /** 18: the billing system has stopped the service, and the customer works on in an open frame. */
    @Test
    void workingOnAfterTheServiceWasStopped() {
        var reseller = resellers.open("mode-stopped", 1);
        var second = reseller.domain("mode-stopped-second.example", null);
        reseller.add(second, "info");
        BillingSystem system = systems.open(reseller.tenant, "whmcs-1", host());
        Window window = hostWindow();
        openHost(window, system, launch(system, Map.of("domains", List.of("mode-stopped.example", second.name))));
        FrameLocator frame = in(window);
        link(frame, "info@" + second.name).click();
        assertThat(heading(frame, "info@")).isVisible();
        tenancy.inTenant(system.tenant(), () -> {
            entities.createNativeQuery("update domain set parked_at = ?1 where name = ?2")
                    .setParameter(1, clock.instant())
                    .setParameter(2, second.name)
                    .executeUpdate();
        });
        frame.locator("a[href$='/autoresponder']").first().click();
        assertThat(frame.locator("#flash [role=alert]")).isVisible();
        tenancy.asSystem(() -> entities.find(Tenant.class, "mode-stopped").parkedAt = clock.instant());
        tenants.forget(system.tenant());
        link(frame, "All mailboxes").click();
        window.page().waitForFunction("() => window.told.some((one) => one.type === 'session-ended')");
        assertThat(frame.locator("[data-session-ended]")).isVisible();
        picture(window, "frame-ended");
    }

    private long asked(String part) {
        return forward.addresses.stream()
                .filter(address -> address.contains(part))
                .count();
    }

    private static double outer(Window window) {
        return window.page().locator("iframe[name=mail]").boundingBox().height;
    }

    private static double inner(Window window) {
        return ((Number) frame(window).evaluate("() => Math.ceil(document.body.getBoundingClientRect().height)"))
                .doubleValue();
    }

    private static Response post(BillingSystem system, String token) {
        return given().redirects()
                .follow(false)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", FramedPortal.HOST)
                .header("Sec-Fetch-Site", "cross-site")
                .header("Origin", "https://" + BILLING)
                .formParam("token", token)
                .post("/" + system.tenant() + "/embed/launch");
    }
}
