package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.postern.access.TestSessions;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An operator adds a tenant, parks it and lets it in again. */
@QuarkusTest
class RegisterBrowserTest extends BrowserTest {
    @Inject
    TestSessions sessions;

    @Test
    void anOperatorAddsAndParksATenant() {
        parks(window());
    }

    @Test
    void withoutJavaScriptToo() {
        parks(windowWithoutJavaScript());
    }

    private void parks(Window window) {
        window.enter(sessions.signInOperator("browser-operator"));
        String slug = "browser-" + UUID.randomUUID().toString().substring(0, 8) + "x";
        window.open("/browser-operator/mailboxes");
        window.link("Tenants").click();
        look(window, "tenants");
        window.link("Add a tenant").click();
        window.page().locator("#slug").fill("sandbox");
        window.page().locator("#name").fill("The Very Long Name of a Reseller of Mailboxes in Northern Europe Ltd");
        window.page().locator("#owner").fill("first@reseller.example");
        window.button("Add the tenant").click();
        assertThat(window.page().locator(".error-summary")).containsText("This word is reserved");
        look(window, "tenants-new");
        window.page().locator("#slug").fill(slug);
        window.button("Add the tenant").click();
        assertThat(window.page().locator("#flash")).containsText("is added");
        look(window, "tenants-one");
        window.page().locator("summary").click();
        window.button("Park it now").click();
        assertThat(window.page().locator("main")).containsText("Parked");
        window.button("Reopen this tenant").click();
        assertThat(window.page().locator("#flash")).containsText("open again");
        window.open("/browser-operator/tenants?q=" + slug);
        assertThat(window.page().locator("tbody tr")).hasCount(1);
    }

    private void look(Window window, String name) {
        if (window.scripts()) {
            accessible(window);
            BrandBrowserTest.pictures(window, name);
        }
    }
}
