package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import io.postern.embed.BillingSystems.BillingSystem;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a customer of a reseller does in the frame, by each way in which a session can travel there. */
@QuarkusTest
@TestProfile(FramedPortal.class)
class FrameJourneyTest extends FrameTest {
    @ParameterizedTest
    @ValueSource(strings = {"cookie", "header"})
    void aCustomerWorksInTheFrameAlthoughThirdPartyCookiesAreBlocked(String carrier) {
        forward.dropsCookies = carrier.equals("header");
        BillingSystem system = billed("journey-" + carrier, 3);
        String domain = system.tenant() + ".example";
        Window window = hostWindow();
        window.page().navigate(host() + "/account");
        openRenewingHost(window, system, Map.of("theme", "dark"));
        FrameLocator frame = in(window);
        assertThat(frame.getByText("user-01@" + domain)).isVisible();
        assertThat(window.page().frameLocator("iframe[name=control]").locator("body"))
                .containsText("was blocked");
        assertCarriedBy(window, carrier);
        assertThat(frame.locator("header.top")).hasCount(0);
        assertThat(frame.locator("html")).hasAttribute("data-theme", "dark");
        int before = entries(window);

        link(frame, "user-02@" + domain).click();
        assertThat(heading(frame, "user-02")).isVisible();
        frame.locator("a[href$='/suspension']").first().click();
        frame.locator("form[action$='/suspension'] button").click();
        assertThat(frame.locator("main")).containsText("user-02@" + domain + " is suspended");

        frame.locator("a[href$='/autoresponder']").first().click();
        frame.locator("#enabled").check();
        frame.getByLabel("Subject").fill("Away");
        frame.locator("#message").fill("");
        frame.locator("form[action$='/autoresponder'] button").first().click();
        assertThat(frame.locator(".error-summary")).isVisible();
        assertThat(frame.getByLabel("Subject")).hasValue("Away");
        frame.locator("#message").fill("Back on Monday.");
        frame.locator("form[action$='/autoresponder'] button").first().click();
        assertThat(frame.locator("main")).containsText("was saved");

        frame(window).evaluate("() => { location.reload(); }");
        assertThat(heading(frame, "user-02")).isVisible();
        assertCarriedBy(window, carrier);
        assertThat(entries(window)).as("entries of the Back button").isEqualTo(before);

        window.page().goBack();
        assertThat(window.page()).hasTitle("Account");
        window.page().goForward();
        assertThat(frame.locator("h1")).isVisible();
        assertCarriedBy(window, carrier);

        assertThat(link(frame, "user-03@" + domain)).isVisible();
        forget(system.tenant());
        link(frame, "user-03@" + domain).click();
        window.page().waitForFunction("() => window.told.some((one) => one.type === 'session-ended')");
        assertCarriedBy(window, carrier);
        assertThat(frame.locator("[data-session-ended]")).hasCount(0);
        link(frame, "user-03@" + domain).click();
        assertThat(heading(frame, "user-03")).isVisible();
    }

    @Test
    void anotherTenantsOriginIsRefused() {
        BillingSystem system = billed("journey-mine", 1);
        BillingSystem elsewhere = systems.open(resellers.open("journey-theirs", 1).tenant, "whmcs-1", site.at(OTHER));
        Window window = hostWindow();
        openHost(window, system, launch(system));
        assertThat(in(window).getByText("user-01@journey-mine.example")).isVisible();
        window.page().context().newPage();
        Page foreign = window.page().context().pages().getLast();
        blockThirdPartyCookies(foreign);
        page("/foreign", frame("mail", elsewhere, launch(elsewhere), ""));
        foreign.navigate(host() + "/foreign");
        foreign.waitForTimeout(1500);
        assertThat(foreign.frameLocator("iframe[name=mail]").getByText("user-01"))
                .hasCount(0);
        assertThat((Object) foreign.evaluate("() => window.told.length")).isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twoFramesOfTwoTenantsDoNotMix(boolean withoutCookies) {
        forward.dropsCookies = withoutCookies;
        BillingSystem left = billed("journey-left-" + withoutCookies, 2);
        BillingSystem right = billed("journey-right-" + withoutCookies, 2);
        Window window = hostWindow();
        page("/client", frame("left", left, launch(left), "") + frame("right", right, launch(right), ""));
        window.page().navigate(host() + "/client");
        for (int round = 0; round < 2; round++) {
            for (BillingSystem system : new BillingSystem[] {left, right}) {
                String domain = system.tenant() + ".example";
                FrameLocator frame =
                        window.page().frameLocator(system == left ? "iframe[name=left]" : "iframe[name=right]");
                link(frame, "user-02@" + domain).click();
                frame.locator("a[href$='/suspension']").first().click();
                assertThat(heading(frame, "Suspend user-02@" + domain)).isVisible();
                link(frame, "All mailboxes").click();
                assertThat(link(frame, "user-01@" + domain)).isVisible();
            }
        }
    }
}
