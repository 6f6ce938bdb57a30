package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignInBrowserTest extends BrowserTest {
    @Test
    void theLandingPageSaysWhatToDoNextAndAsWhom() {
        Window window = window();
        window.open("/");
        assertThat(window.text()).contains("alice", "bob");
        accessible(window);
        window.page().locator("a[href='/acme/sign-in']").click();
        window.chooseAtIdentityProvider("alice");
        window.page().waitForURL("**/acme/mailboxes");
        assertThat(window.text()).contains("Acme");
    }

    @Test
    void aPersonWithoutJavaScriptSignsInAndOut() {
        Window window = windowWithoutJavaScript().signIn("acme", "alice", "/acme/sessions");
        assertThat(window.heading("Your sessions")).isVisible();
        window.button("Sign out").click();
        window.page().waitForURL(portal.resolve("/").toString());
        window.open("/acme/sessions");
        assertThat(window.page()
                        .locator("button", new com.microsoft.playwright.Page.LocatorOptions().setHasText("alice"))
                        .count())
                .as("asked to sign in again")
                .isPositive();
    }

    @Test
    void signingOutWithJavaScriptEndsOnTheFirstPage() {
        Window window = window().signIn("acme", "alice", "/acme/sessions");
        window.button("Sign out").click();
        window.page().waitForURL(portal.resolve("/").toString());
        accessible(window);
    }

    @Test
    void someoneWithoutMembershipIsToldWhomToAsk() {
        Window window = window();
        window.open("/globex/sign-in");
        window.chooseAtIdentityProvider("alice");
        assertThat(window.heading("You have no access here yet")).isVisible();
        assertThat(window.text()).contains("Ask an owner");
        accessible(window);
    }
}
