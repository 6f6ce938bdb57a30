package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.provider.spi.LogEntry;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Staff note something down, find it again, and read a mailbox's story. */
@QuarkusTest
class NotesBrowserTest extends BrowserTest {
    @Inject
    MadeUpResellers resellers;

    @Inject
    TestSessions sessions;

    @Inject
    Clock clock;

    @Test
    void aNoteIsWrittenAndItsTagFindsTheMailbox() {
        var reseller = resellers.open("browser-notes", 2);
        var mailbox = reseller.mailbox("user-01@browser-notes.example").orElseThrow();
        reseller.upstream(mailbox.address)
                .log
                .add(new LogEntry(clock.instant().minus(Duration.ofDays(1)), "ops", "panel", "changed quota [1]"));
        Window window = window().enter(sessions.signIn("browser-notes", Role.OWNER));
        window.open(reseller.path(mailbox));
        window.link("Add a note").click();
        accessible(window);
        window.field("Note").fill("Calls back on Mondays");
        window.field("Tags").fill("vip, gold");
        window.button("Save").click();
        assertThat(window.page().locator("main")).containsText("Calls back on Mondays");
        accessible(window);
        window.link("vip").click();
        assertThat(window.page().locator("tbody tr")).hasCount(1);
        accessible(window);
        window.open("/browser-notes/mailboxes/tags");
        accessible(window);
        window.open(reseller.path(mailbox) + "/history");
        assertThat(window.page().locator("main")).containsText("changed quota [1]");
        accessible(window);
    }
}
