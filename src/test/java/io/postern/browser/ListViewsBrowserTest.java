package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.mailbox.TestMailboxes;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.MailboxStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of mailboxes, narrowed and put in order in every way it offers. */
@QuarkusTest
class ListViewsBrowserTest extends BrowserTest {
    private static final String TENANT = "browser-views";
    private static final String LIST = "/" + TENANT + "/mailboxes";

    @Inject
    TestSessions sessions;

    @Inject
    TestMailboxes mailboxes;

    @BeforeEach
    void threeMailboxesThatDifferInEverything() {
        UUID domain = mailboxes.domain(TENANT, "views.example", "4713", null);
        mailboxes.mailbox(TENANT, domain, "a@views.example", box -> {
            box.status = MailboxStatus.SUSPENDED;
            box.quotaBytes = 100L << 20;
            box.usedBytes = 30L << 20;
            box.createdAt = Instant.parse("2024-03-03T00:00:00Z");
        });
        mailboxes.mailbox(TENANT, domain, "b@views.example", box -> {
            box.quotaBytes = 1L << 20;
            box.usedBytes = 2L << 20;
            box.createdAt = Instant.parse("2024-01-01T00:00:00Z");
        });
        mailboxes.mailbox(TENANT, domain, "c@views.example", box -> {
            box.accountType = AccountType.FORWARD_ONLY;
            box.usedBytes = 1L << 20;
            box.createdAt = Instant.parse("2024-02-02T00:00:00Z");
        });
    }

    @Test
    void choosingAKindOrTheOverfullNarrowsTheListAtOnce() {
        Window window = window().enter(sessions.signIn(TENANT, Role.OWNER));
        window.open(LIST);
        window.page().locator("#type").selectOption("forward-only");
        assertThat(rows(window)).hasText(new String[] {"c@views.example"});
        window.page().locator("#type").selectOption("");
        assertThat(rows(window)).hasCount(3);
        window.page().locator("#over-quota").selectOption("true");
        assertThat(rows(window)).hasText(new String[] {"b@views.example"});
    }

    @Test
    void withoutJavaScriptKindAndSpaceNarrowTheListWithTheButton() {
        Window window = windowWithoutJavaScript().enter(sessions.signIn(TENANT, Role.OWNER));
        window.open(LIST);
        window.page().locator("#type").selectOption("forward-only");
        window.button("Show").first().click();
        assertThat(rows(window)).hasText(new String[] {"c@views.example"});
        window.open(LIST);
        window.page().locator("#over-quota").selectOption("true");
        window.button("Show").first().click();
        assertThat(rows(window)).hasText(new String[] {"b@views.example"});
    }

    @Test
    void eachColumnPutsTheListInOrderBothWays() {
        sorts(window());
    }

    @Test
    void withoutJavaScriptEachColumnSortsToo() {
        sorts(windowWithoutJavaScript());
    }

    @Test
    void theQuestionBeforeSuspendingManyIsAccessible() {
        Window window = window().enter(sessions.signIn(TENANT, Role.OWNER));
        window.open(LIST);
        window.page().locator("tbody input[type=checkbox]").first().check();
        window.page()
                .locator(".chosen-bar button", new Page.LocatorOptions().setHasText("Suspend"))
                .click();
        assertThat(window.page().locator("dialog[open]")).containsText("Selected: 1");
        accessible(window);
        window.page().locator("dialog[open] button[value=no]").click();
        assertThat(window.page().locator("dialog[open]")).hasCount(0);
        assertThat(window.page()).hasURL(Pattern.compile(LIST + "(\\?.*)?$"));
    }

    private void sorts(Window window) {
        window.enter(sessions.signIn(TENANT, Role.OWNER));
        window.open(LIST);
        for (String column : List.of("Status", "Space used", "Created", "Address")) {
            Locator heading = window.page().locator("thead th", new Page.LocatorOptions().setHasText(column));
            heading.locator("a").click();
            assertThat(heading).hasAttribute("aria-sort", Pattern.compile("ascending|descending"));
            String direction = heading.getAttribute("aria-sort");
            List<String> once = rows(window).allInnerTexts();
            heading.locator("a").click();
            assertThat(heading).hasAttribute("aria-sort", direction.equals("ascending") ? "descending" : "ascending");
            List<String> twice = rows(window).allInnerTexts();
            List<String> ascending = direction.equals("ascending") ? once : twice;
            assertThat(direction.equals("ascending") ? twice : once)
                    .as(column)
                    .isNotEqualTo(ascending)
                    .hasSize(3);
            switch (column) {
                case "Space used" ->
                    assertThat(ascending).containsExactly("c@views.example", "b@views.example", "a@views.example");
                case "Created" ->
                    assertThat(ascending).containsExactly("b@views.example", "c@views.example", "a@views.example");
                case "Address" -> assertThat(ascending).isSorted();
                default -> assertThat(ascending.indexOf("a@views.example")).isNotEqualTo(1);
            }
        }
    }

    private static Locator rows(Window window) {
        return window.page().locator("tbody th a");
    }
}
