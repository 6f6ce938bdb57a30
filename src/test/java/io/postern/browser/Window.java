package io.postern.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;

/** A browser window on the portal, in the words of a person who uses it. */
record Window(Page page, URI portal) {
    Response open(String path) {
        return page.navigate(path);
    }

    /** Signs in with the identity provider of development, whose form asks for a name only. */
    Window signIn(String tenant, String user) {
        page.navigate("/" + tenant + "/mailboxes");
        page.locator("input[name=name], input[name=username]").first().fill(user);
        page.locator("button[type=submit], input[type=submit], #login").first().click();
        page.waitForURL("**/" + tenant + "/mailboxes**");
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
