package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** An owner keeps the people of a tenant. */
@QuarkusTest
class MembersBrowserTest extends BrowserTest {
    @Inject
    TestSessions sessions;

    @Test
    void anOwnerInvitesChangesAndRemoves() {
        keeps(window(), "browser-people", this::accessible);
    }

    @Test
    void withoutJavaScriptToo() {
        keeps(windowWithoutJavaScript(), "browser-people-plain", _ -> {});
    }

    @Test
    void anOwnerSeesWhoIsSignedInAndEndsThat() {
        Window window = window().enter(sessions.signIn("browser-signed-in", Role.OWNER));
        var support = sessions.signIn("browser-signed-in", Role.SUPPORT);
        window.open("/browser-signed-in/sessions/all");
        assertThat(window.page().locator("tbody tr")).hasCount(2);
        accessible(window);
        Pictures.take(window, "signed-in");
        window.button("End all sessions of Test support").click();
        assertThat(window.page().locator("#flash")).containsText("One session has ended");
        assertThat(window.page().locator("tbody tr")).hasCount(1);
        Window theirs = window().enter(support);
        theirs.open("/browser-signed-in/sessions");
        assertThat(theirs.heading("Your sessions")).not().isVisible();
    }

    private void keeps(Window window, String tenant, Consumer<Window> look) {
        sessions.customer(tenant, "Example GmbH");
        window.enter(sessions.signIn(tenant, Role.OWNER));
        window.open("/" + tenant + "/members");
        look.accept(window);
        window.link("Invite somebody").click();
        look.accept(window);
        window.page().locator("#email").fill("ada@example.com");
        window.page().locator("#role-customer-admin").check();
        window.button("Invite").click();
        assertThat(window.page().locator("#customer-error")).containsText("Choose the customer");
        assertThat(window.page().locator("#email")).hasValue("ada@example.com");
        look.accept(window);
        Pictures.take(window, tenant + "-wrong");
        window.page().locator("#customer").selectOption("Example GmbH");
        window.button("Invite").click();
        assertThat(window.page().locator("#flash")).containsText("An invitation was mailed to ada@example.com");
        assertThat(window.page().locator("#sign-in-address")).containsText("/" + tenant);
        look.accept(window);
        Pictures.take(window, tenant + "-invited");
        window.page().locator("#role-support").check();
        window.page().locator("#customer").selectOption("The whole account");
        window.button("Save").click();
        assertThat(window.page().locator("#flash")).containsText("Saved");
        window.open("/" + tenant + "/members");
        assertThat(window.page().locator("tbody")).containsText("Invited");
        Pictures.take(window, tenant + "-list");
        window.link("ada@example.com").click();
        window.button("Remove from members").click();
        assertThat(window.page().locator("#flash")).containsText("ada@example.com is no member any more");
        window.open("/" + tenant + "/members");
        window.link("Test owner").click();
        assertThat(window.page().locator("main")).containsText("This is you");
        look.accept(window);
        Pictures.take(window, tenant + "-self");
    }
}
