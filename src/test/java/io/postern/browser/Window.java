package io.postern.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.postern.access.TestSessions.SignedInAs;
import java.net.URI;
import java.util.List;

/** A browser window on the portal, in the words of a person who uses it. */
record Window(Page page, URI portal, boolean scripts) {
    Response open(String path) {
        return page.navigate(path);
    }

    /** Signs in as one of the people whom the identity provider of development offers. */
    Window signIn(String tenant, String person, String page) {
        open("/" + tenant + "/sign-in?return=" + page);
        chooseAtIdentityProvider(person);
        this.page.waitForURL("**" + page + "*");
        return this;
    }

    void chooseAtIdentityProvider(String person) {
        page.locator("button", new Page.LocatorOptions().setHasText(person))
                .first()
                .click();
    }

    /** Carries a session that is there already. */
    Window enter(SignedInAs somebody) {
        page.context()
                .addCookies(List.of(new Cookie("__Host-sid", somebody.cookie())
                        // browsers treat http://localhost as secure, the protocol of automation does not
                        .setUrl(portal.toString().replaceFirst("^http:", "https:"))
                        .setSecure(true)
                        .setHttpOnly(true)
                        .setSameSite(SameSiteAttribute.LAX)));
        return this;
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator field(String label) {
        return page.getByLabel(label);
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    String text() {
        return page.locator("body").innerText();
    }
}
