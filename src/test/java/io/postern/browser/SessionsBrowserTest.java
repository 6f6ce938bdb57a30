package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SessionsBrowserTest extends BrowserTest {
    @Inject
    TestSessions sessions;

    @Test
    void aPersonSeesAndEndsOwnSessions() {
        Window window = window();
        endsOne(window, window(), "browser-sessions");
        accessible(window);
    }

    @Test
    void aPersonWithoutJavaScriptEndsOwnSessions() {
        endsOne(windowWithoutJavaScript(), windowWithoutJavaScript(), "browser-sessions-plain");
    }

    @Test
    void aPersonEndsAllOtherSessionsAtOnce() {
        endsOthers(window(), window(), "browser-others");
    }

    @Test
    void aPersonWithoutJavaScriptEndsAllOtherSessionsAtOnce() {
        endsOthers(windowWithoutJavaScript(), windowWithoutJavaScript(), "browser-others-plain");
    }

    @Test
    void membersAndTheirRolesAreListedForAnOwner() {
        Window window = window().enter(sessions.signIn("browser-members", Role.OWNER));
        window.open("/browser-members/members");
        assertThat(window.heading("Members")).isVisible();
        assertThat(window.page().locator("tbody")).containsText("Owner");
        accessible(window);
    }

    @Test
    void anOwnerSeesConnectionsWithTheirHealthAndDomainsWithTheirLastCopy() {
        Window window = window().signIn("acme", "alice", "/acme/connections");
        assertThat(window.heading("lb")).isVisible();
        accessible(window);
        window.link("Domains").click();
        assertThat(window.page().locator("tbody")).containsText("example.com");
        accessible(window);
    }

    @Test
    void withoutJavaScriptAConnectionIsTested() {
        Window window = windowWithoutJavaScript().signIn("acme", "alice", "/acme/connections");
        window.button("Test connection lb").click();
        assertThat(window.page().locator("main [role=status]")).isVisible();
    }

    @Test
    void aPageThatIsNotThereSaysSoPlainly() {
        Window window = window().enter(sessions.signIn("browser-missing", Role.OWNER));
        window.open("/browser-missing/nothing-here");
        assertThat(window.page().locator("main")).containsText("mistyped");
        accessible(window);
    }

    private void endsOthers(Window here, Window there, String tenant) {
        here.enter(sessions.signIn(tenant, Role.OWNER));
        there.enter(sessions.signIn(tenant, Role.OWNER));
        sessions.signIn(tenant, Role.OWNER);
        here.open("/" + tenant + "/sessions");
        assertThat(here.page().locator("tbody tr")).hasCount(3);
        here.button("End all others").click();
        assertThat(here.page().locator("#flash")).containsText("2 other sessions have ended");
        assertThat(here.page().locator("tbody tr")).hasCount(1);
        there.open("/" + tenant + "/sessions");
        assertThat(there.heading("Your sessions")).not().isVisible();
    }

    private void endsOne(Window here, Window there, String tenant) {
        here.enter(sessions.signIn(tenant, Role.OWNER));
        there.enter(sessions.signIn(tenant, Role.OWNER));
        there.open("/" + tenant + "/sessions");
        here.open("/" + tenant + "/sessions");
        assertThat(here.page().locator("tbody tr")).hasCount(2);
        here.page().locator("tbody tr:not(:has(strong)) button").click();
        assertThat(here.page().locator("tbody tr")).hasCount(1);
        assertThat(here.page().locator("#flash")).containsText("The session has ended");
        there.open("/" + tenant + "/sessions");
        assertThat(there.heading("Your sessions")).not().isVisible();
    }
}
