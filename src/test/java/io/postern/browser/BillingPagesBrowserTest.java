package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.postern.embed.BillingSystems;
import io.postern.embed.BillingSystems.BillingSystem;
import io.postern.installation.InstallationScope;
import io.postern.integrations.Order;
import io.postern.integrations.StandIn;
import io.postern.provider.spi.MailboxStatus;
import io.postern.testing.MadeUpResellers;
import io.postern.testing.MadeUpResellers.Reseller;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page of an order in each billing system, drawn by its module, with the portal in it: in a browser that blocks third-party
 * cookies. To a browser localhost and 127.0.0.1 are two sites.
 */
@QuarkusTest
class BillingPagesBrowserTest extends BrowserTest {
    @Inject
    MadeUpResellers resellers;

    @Inject
    BillingSystems billing;

    @ParameterizedTest
    @ValueSource(strings = {"whmcs", "fossbilling", "blesta", "hostbill"})
    void aCustomerStopsAMailboxInTheFrameAndBillingStopsTheService(String system) {
        String slug = "page-" + system;
        Reseller reseller = resellers.open(slug, 3);
        String stopped = "user-01@" + slug + ".example";
        String other = "user-02@" + slug + ".example";
        BillingSystem installed = billing.open(reseller.tenant, "billing-1", "https://billing.example");
        billing.allow(installed, InstallationScope.LAUNCH, InstallationScope.SERVICES, InstallationScope.MAILBOXES);
        Order order = Order.in(system, installed, portal, slug, slug + ".example");
        assertThat(order.create()).isEmpty();
        try (StandIn.Site site = order.site()) {
            billing.frameAt(reseller.tenant, site.origin());
            Window window = window();
            blockThirdPartyCookies(window.page());
            window.page().navigate(site.origin());
            FrameLocator frame = window.page().frameLocator("iframe[data-postern]");
            assertThat(frame.getByText(stopped)).isVisible();
            window.page()
                    .waitForFunction(
                            "() => parseInt(document.querySelector('iframe[data-postern]').style.height) > 200");
            window.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of("target", "screenshots", "billing-" + system + ".png")));

            frame.getByRole(AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName(stopped))
                    .click();
            frame.locator("a[href$='/suspension']").click();
            frame.locator("form[action$='/suspension'] button").click();
            assertThat(frame.locator("main")).containsText(stopped + " is suspended");
            assertThat(status(reseller, stopped)).isEqualTo(MailboxStatus.SUSPENDED);
            assertThat(status(reseller, other)).isEqualTo(MailboxStatus.ACTIVE);

            assertThat(order.suspend()).isEmpty();
            assertThat(status(reseller, other)).isEqualTo(MailboxStatus.SUSPENDED);
            window.page().frames().getLast().evaluate("() => { location.reload(); }");
            assertThat(frame.getByText("This account is suspended")).isVisible();
            window.page().reload();
            assertThat(frame.getByText("This account is suspended")).isVisible();
            assertThat(frame.getByText(other)).hasCount(0);

            assertThat(order.unsuspend()).isEmpty();
            assertThat(status(reseller, other)).isEqualTo(MailboxStatus.ACTIVE);
            assertThat(status(reseller, stopped))
                    .as("what the customer stopped himself")
                    .isEqualTo(MailboxStatus.SUSPENDED);
            window.page().reload();
            assertThat(frame.getByText(other)).isVisible();
        }
    }

    private static MailboxStatus status(Reseller reseller, String address) {
        return reseller.mailbox(address).orElseThrow().status;
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
