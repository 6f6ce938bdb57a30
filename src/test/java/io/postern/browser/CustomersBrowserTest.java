package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.customer.Customer;
import io.postern.platform.tenancy.Tenancy;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Customers are kept, staff acts for one of them, and the customer decides about that. */
@QuarkusTest
class CustomersBrowserTest extends BrowserTest {
    private static final String LONG =
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft mbH & Co. KG";

    @Inject
    TestSessions sessions;

    @Inject
    MadeUpResellers resellers;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Test
    void aCustomerIsAddedGetsADomainAndCannotBeDeletedWithIt() {
        keeps(window(), "browser-customers", this::accessible);
    }

    @Test
    void withoutJavaScriptToo() {
        keeps(windowWithoutJavaScript(), "browser-customers-plain", _ -> {});
    }

    @Test
    void supportActsForACustomerUnderABannerAndStops() {
        acts(window(), "browser-acting", this::accessible);
    }

    @Test
    void supportActsWithoutJavaScriptToo() {
        acts(windowWithoutJavaScript(), "browser-acting-plain", _ -> {});
    }

    @Test
    void aCustomerGrantsAndEndsAccess() {
        grants(window(), window(), "browser-grant", this::accessible);
    }

    @Test
    void aCustomerGrantsAndEndsAccessWithoutJavaScript() {
        grants(windowWithoutJavaScript(), windowWithoutJavaScript(), "browser-grant-plain", _ -> {});
    }

    @Test
    void aPageThatWasOpenBeforeActingIsLoadedAnewAtTheNextClickOfHtmx() {
        var reseller = resellers.open("browser-standing", 60);
        UUID customer = sessions.customer("browser-standing", "Example GmbH");
        reseller.domain("theirs.browser-standing.example", customer);
        var support = sessions.signIn("browser-standing", Role.SUPPORT);
        Window window = window().enter(support);
        window.open("/browser-standing/mailboxes");
        Page other = window.page().context().newPage();
        Window second = new Window(other, portal, true);
        act(second, "/browser-standing/customers/" + customer, "ticket 9");
        window.page().locator("a[rel=next]").first().click();
        assertThat(window.page().locator("aside.acting")).containsText("acts for Example GmbH");
    }

    @Test
    void theBannerFitsOnAPhoneWithLongNamesAndAThousandCustomersAreListed() {
        var support = sessions.signIn("browser-long", Role.SUPPORT);
        tenancy.inTenant(support.tenant(), () -> {
            for (int number = 0; number < 1_000; number++) {
                var customer = new Customer();
                customer.externalId = "c" + number;
                customer.name = number == 0 ? "A" + LONG : "Customer " + number;
                entities.persist(customer);
            }
        });
        Window window = window(new Browser.NewContextOptions().setViewportSize(NARROW, 640))
                .enter(support);
        window.open("/browser-long/customers");
        assertThat(window.page().locator("tbody tr")).hasCount(50);
        accessible(window);
        window.link("A" + LONG).click();
        act(window, window.page().url(), "T".repeat(120));
        accessible(window);
        window.page().setViewportSize(NARROW, 640);
        var banner = window.page().locator("aside.acting");
        assertThat(banner).isVisible();
        assertThat(banner.getByText("Stop acting")).isInViewport();
        Pictures.take(window, "acting-long");
    }

    private void keeps(Window window, String tenant, Consumer<Window> look) {
        var reseller = resellers.open(tenant, 1);
        window.enter(sessions.signIn(tenant, Role.OWNER));
        window.open("/" + tenant + "/customers");
        assertThat(window.page().locator("main")).containsText("No customers yet");
        look.accept(window);
        Pictures.take(window, tenant + "-none");
        window.link("Add a customer").click();
        window.field("Name").fill("Example GmbH");
        window.field("Your number").fill("c 17");
        window.button("Save").click();
        assertThat(window.page().locator("#external-id-error")).containsText("Use at most 63 letters");
        assertThat(window.field("Name")).hasValue("Example GmbH");
        look.accept(window);
        Pictures.take(window, tenant + "-form");
        window.field("Your number").fill("c17");
        window.button("Save").click();
        assertThat(window.page().locator("#flash")).containsText("Example GmbH is a customer now");
        String customer = window.page().url();
        look.accept(window);
        Pictures.take(window, tenant + "-show-empty");
        window.open("/" + tenant + "/domains/" + reseller.domain.id);
        window.field("Belongs to").selectOption("Example GmbH");
        window.page().locator("form[action$='/customer'] button").click();
        window.page().navigate(customer);
        assertThat(window.link(reseller.domain.name)).isVisible();
        window.button("Delete this customer").click();
        assertThat(window.page().locator("main [role=alert]")).containsText("was not deleted");
        look.accept(window);
        Pictures.take(window, tenant + "-kept");
        window.open("/" + tenant + "/customers");
        assertThat(window.page().locator("tbody")).containsText("Example GmbH");
        look.accept(window);
        Pictures.take(window, tenant + "-list");
    }

    private void acts(Window window, String tenant, Consumer<Window> look) {
        var reseller = resellers.open(tenant, 1);
        UUID customer = sessions.customer(tenant, "Example GmbH");
        var domain = reseller.domain("theirs." + tenant + ".example", customer);
        reseller.add(domain, "ann");
        window.enter(sessions.signIn(tenant, Role.SUPPORT));
        window.open("/" + tenant + "/customers/" + customer + "/acting");
        look.accept(window);
        Pictures.take(window, tenant + "-form");
        act(window, "/" + tenant + "/customers/" + customer, "ticket 123");
        var banner = window.page().locator("aside.acting");
        assertThat(banner).containsText("Test support acts for Example GmbH. Reason: ticket 123.");
        assertThat(window.page().locator("#flash")).containsText("You act for Example GmbH now");
        assertThat(window.link("ann@" + domain.name)).isVisible();
        look.accept(window);
        Pictures.take(window, tenant + "-mailboxes");
        window.link("ann@" + domain.name).click();
        assertThat(banner).isVisible();
        assertThat(window.link("Customers")).hasCount(0);
        assertThat(window.link("Support access")).hasCount(0);
        look.accept(window);
        Pictures.take(window, tenant + "-mailbox");
        window.button("Stop acting").click();
        assertThat(window.page().locator("#flash")).containsText("You no longer act for Example GmbH");
        assertThat(banner).hasCount(0);
        assertThat(window.heading("Example GmbH")).isVisible();
    }

    private void grants(Window staff, Window theirs, String tenant, Consumer<Window> look) {
        UUID customer = sessions.customer(tenant, "Example GmbH");
        staff.enter(sessions.signIn(tenant, Role.OWNER));
        staff.open("/" + tenant + "/customers/acting-rule");
        look.accept(staff);
        Pictures.take(staff, tenant + "-rule");
        staff.field("Only while the customer has granted it").check();
        staff.button("Save").click();
        assertThat(staff.page().locator("#flash")).containsText("customers have to grant it first");
        staff.open("/" + tenant + "/customers/" + customer + "/acting");
        assertThat(staff.page().locator("main")).containsText("Example GmbH has not granted access");
        look.accept(staff);
        theirs.enter(sessions.signIn(tenant, Role.CUSTOMER_ADMIN, customer));
        theirs.open("/" + tenant + "/support-access");
        assertThat(theirs.page().locator("main")).containsText("may not act for you now");
        look.accept(theirs);
        Pictures.take(theirs, tenant + "-closed");
        theirs.field("1 day").check();
        theirs.button("Grant access").click();
        assertThat(theirs.page().locator("#flash")).containsText("may act for you for 1 day");
        act(staff, "/" + tenant + "/customers/" + customer, "ticket 5");
        assertThat(staff.page().locator("aside.acting")).isVisible();
        theirs.open("/" + tenant + "/support-access");
        assertThat(theirs.page().locator("tbody")).containsText("Test owner");
        look.accept(theirs);
        Pictures.take(theirs, tenant + "-open");
        theirs.button("End access now").click();
        assertThat(theirs.page().locator("tbody")).containsText("Access was ended");
        staff.open("/" + tenant + "/customers");
        assertThat(staff.page().locator("aside.acting")).hasCount(0);
        assertThat(staff.page().locator("#flash")).containsText("You no longer act for Example GmbH");
    }

    private static void act(Window window, String customer, String reason) {
        window.open(customer.replaceFirst("/acting$", "") + "/acting");
        window.field("Reason").fill(reason);
        window.page().locator("main form button").first().click();
        assertThat(window.page().locator("aside.acting")).isVisible();
    }
}
