package io.postern.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.postern.access.Scope;
import io.postern.directory.DirectorySync;
import io.postern.platform.tenancy.TenantId;

/** Alice of the demo reseller at work. Every test takes mailboxes that no other test touches. */
record Staff(Window window) {
    private static final int PATIENCE = 20;
    private static boolean copied;

    /** In tests nothing is copied by itself. */
    static synchronized void copyOnce(DirectorySync copies) {
        if (!copied) {
            copies.requestSync(new TenantId("acme"), Scope.ALL);
            copied = true;
        }
    }

    static Staff signIn(Window window) {
        window.signIn("acme", "alice", "/acme/mailboxes");
        return new Staff(window);
    }

    /** The list of what matches; waits for the first copy from the provider. */
    Locator find(String text) {
        Locator rows = page().locator("tbody tr");
        for (int second = 0; second < PATIENCE; second++) {
            window.open("/acme/mailboxes?q=" + text);
            if (rows.count() > 0) {
                return rows;
            }
            page().waitForTimeout(1000);
        }
        throw new AssertionError("no mailbox " + text + " in the list: " + window.text());
    }

    void openMailbox(String address) {
        find(address);
        window.link(address).click();
        page().waitForURL("**/acme/mailboxes/*");
    }

    /** One of the parts of the mailbox that is open. */
    void part(String name) {
        page().getByLabel("Parts of this mailbox")
                .getByText(name, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    Locator main() {
        return page().locator("main");
    }

    Page page() {
        return window.page();
    }
}
