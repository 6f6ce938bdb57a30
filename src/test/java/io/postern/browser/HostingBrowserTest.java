package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.provider.spi.LogEntry;
import io.postern.testing.InMemoryAccount;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Staff add a domain, look at all its parts, and change them. */
@QuarkusTest
class HostingBrowserTest extends BrowserTest {
    @Inject
    TestSessions sessions;

    @Inject
    MadeUpResellers makers;

    @Test
    void aDomainIsAddedChangedAndRemoved() {
        works(window(), "browser-domains", this::accessible);
    }

    @Test
    void withoutJavaScriptToo() {
        works(windowWithoutJavaScript(), "browser-domains-plain", _ -> {});
    }

    private void works(Window window, String tenant, Consumer<Window> look) {
        var reseller = makers.open(tenant, 1);
        reseller.account.domains.put("present." + tenant + ".example", new InMemoryAccount.Domain());
        window.enter(sessions.signIn(tenant, Role.OWNER));
        sessions.customer(tenant, "Example Bakery");
        window.open("/" + tenant + "/domains");
        look.accept(window);
        window.link("Add a domain").click();
        look.accept(window);
        window.page().locator("#domain").fill("no domain");
        window.button("Make the domain").click();
        assertThat(window.page().locator("#domain-error")).isVisible();
        look.accept(window);
        window.page().locator("#domain").fill("new." + tenant + ".example");
        window.button("Make the domain").click();
        assertThat(window.heading("new." + tenant + ".example")).isVisible();
        var upstream = reseller.account.domain("new." + tenant + ".example");
        upstream.log.add(new LogEntry(Instant.parse("2026-01-02T03:04:05Z"), "root", null, "a long line ".repeat(12)));
        upstream.aliases.add("a-rather-long-other-name.of-the-domain.example");
        window.page().reload();
        look.accept(window);

        window.link("Change the catch-all").click();
        window.field("Deliver it to").fill("x@elsewhere.example");
        window.button("Save").click();
        assertThat(window.page().locator("#address-error")).isVisible();
        look.accept(window);
        window.field("Deliver it to").fill("info");
        window.button("Save").click();
        assertThat(window.page().locator("main")).containsText("info@new." + tenant + ".example");

        window.link("Change other names").click();
        look.accept(window);
        window.field("Other name").fill("other." + tenant + ".example");
        window.button("Add another name").click();
        assertThat(window.page().locator("main")).containsText("other." + tenant + ".example");

        window.link("Change these settings").click();
        look.accept(window);
        window.field("Most mailboxes").fill("many");
        window.button("Save").click();
        assertThat(window.page().locator("#mailboxLimit-error")).isVisible();
        window.field("Most mailboxes").fill("25");
        window.button("Save").click();
        assertThat(window.page().locator("main")).containsText("25");

        window.link("Suspend…").click();
        look.accept(window);
        window.field("Reason").fill("unpaid");
        window.button("Suspend").click();
        window.link("Resume…").click();
        window.button("Resume").click();
        assertThat(window.link("Suspend…")).isVisible();

        window.link("Remove…").click();
        look.accept(window);
        window.field("Delete it at Made-up Mail, too").check();
        window.field("Type new." + tenant + ".example to confirm").fill("new." + tenant + ".example");
        window.button("Remove").click();
        assertThat(window.page().locator("main")).containsText("was deleted at the provider");

        window.open("/" + tenant + "/providers");
        assertThat(window.heading("What each provider can do")).isVisible();
        look.accept(window);
    }

    @Test
    void anAdministratorIsMadeAndRemoved() {
        deputises(window(), "browser-deputies", this::accessible);
    }

    @Test
    void anAdministratorIsMadeWithoutJavaScriptToo() {
        deputises(windowWithoutJavaScript(), "browser-deputies-plain", _ -> {});
    }

    private void deputises(Window window, String tenant, Consumer<Window> look) {
        var reseller = makers.open(tenant, 1);
        window.enter(sessions.signIn(tenant, Role.OWNER));
        window.open("/" + tenant + "/connections/" + reseller.connectionId);
        window.link("Administrators").click();
        look.accept(window);
        window.link("Add an administrator").click();
        look.accept(window);
        window.field("User name").fill("deputy");
        window.button("Add an administrator").click();
        assertThat(window.page().locator("#domains-error")).isVisible();
        look.accept(window);
        assertThat(window.field("User name")).hasValue("deputy");
        window.field(reseller.domain.name).check();
        window.field("List mailboxes").check();
        window.button("Add an administrator").click();
        assertThat(window.page().locator("#made")).isVisible();
        look.accept(window);
        window.link("All administrators").first().click();
        look.accept(window);
        window.link("deputy").click();
        window.page()
                .locator("summary", new Page.LocatorOptions().setHasText("Remove"))
                .click();
        look.accept(window);
        window.button("Remove this administrator").click();
        assertThat(window.page().locator("main")).containsText("was removed");
    }
}
