package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.postern.directory.DirectorySync;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MailboxListBrowserTest extends BrowserTest {
    @Inject
    DirectorySync copies;

    @BeforeEach
    void theDemoMailboxesAreCopied() {
        Staff.copyOnce(copies);
    }

    private static final Pattern NEXT = Pattern.compile("after=");

    @Test
    void allMailboxesAreInOneListFiftyAPageWithATotal() {
        Staff alice = Staff.signIn(window());
        alice.find("example.com");
        alice.window().open("/acme/mailboxes?domain=example.com");
        assertThat(alice.page().locator("tbody tr")).hasCount(50);
        assertThat(alice.page().locator("#list")).containsText(Pattern.compile("\\d{3} mailboxes"));
        assertThat(alice.page().locator("progress").first()).isVisible();
        assertThat(alice.page().locator("#list time").first()).isVisible();
        accessible(alice.window());
    }

    @Test
    void pagesFollowEachOtherWithoutGapsAndBackReturnsToTheRow() {
        pages(Staff.signIn(window()));
    }

    @Test
    void withoutJavaScriptPagesFollowEachOtherAndBackReturns() {
        pages(Staff.signIn(windowWithoutJavaScript()));
    }

    @Test
    void typingNarrowsTheListAndTheAddressKeepsIt() {
        Staff alice = Staff.signIn(window());
        alice.find("example.com");
        alice.window().open("/acme/mailboxes");
        alice.page().locator("#q").pressSequentially("anna.adler1@");
        assertThat(alice.page().locator("tbody tr")).hasCount(1);
        assertThat(alice.page()).hasURL(Pattern.compile("q=anna"));
        alice.page().reload();
        assertThat(alice.page().locator("tbody tr")).hasCount(1);
        assertThat(alice.page().locator("#q")).hasValue("anna.adler1@");
    }

    @Test
    void filtersAndSortWorkWithoutJavaScript() {
        Staff alice = Staff.signIn(windowWithoutJavaScript());
        alice.find("example.com");
        alice.page().locator("#status").selectOption("suspended");
        alice.window().button("Show").first().click();
        assertThat(alice.page()).hasURL(Pattern.compile("status=suspended"));
        List<String> states = alice.page().locator("tbody .badge").allInnerTexts();
        assertThat(states).isNotEmpty().containsOnly("Suspended");
        alice.window().open("/acme/mailboxes?domain=example.com");
        List<String> forth = addresses(alice);
        alice.page()
                .locator("thead a", new Page.LocatorOptions().setHasText("Address"))
                .click();
        assertThat(alice.page().locator("th[aria-sort=descending]")).hasCount(1);
        assertThat(addresses(alice)).isNotEqualTo(forth).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void refreshAsksTheProviderForTheViewAtHand() {
        refresh(Staff.signIn(window()));
    }

    @Test
    void withoutJavaScriptRefreshAsksTheProviderToo() {
        refresh(Staff.signIn(windowWithoutJavaScript()));
    }

    @Test
    void selectedRowsAreSuspendedAndResumedAfterAQuestion() {
        Staff alice = Staff.signIn(window());
        suspendBoth(alice, "anna.brown", true);
        accessible(alice.window());
    }

    @Test
    void withoutJavaScriptSelectedRowsAreSuspendedAndResumed() {
        suspendBoth(Staff.signIn(windowWithoutJavaScript()), "david.evans", false);
    }

    private static void suspendBoth(Staff alice, String part, boolean asks) {
        select(alice, part);
        press(alice, "Suspend", asks);
        assertThat(alice.main()).containsText("2 mailboxes are done");
        assertThat(alice.find(part).locator(".badge")).hasText(new String[] {"Suspended", "Suspended"});
        select(alice, part);
        press(alice, "Resume", false);
        assertThat(alice.main()).containsText("2 mailboxes are done");
        assertThat(alice.find(part).locator(".badge")).hasText(new String[] {"Active", "Active"});
    }

    private static void select(Staff alice, String part) {
        assertThat(alice.find(part)).hasCount(2);
        for (Locator box : alice.page().locator("tbody input[type=checkbox]").all()) {
            box.check();
        }
    }

    private static void press(Staff alice, String name, boolean asks) {
        alice.page()
                .locator(".chosen-bar button", new Page.LocatorOptions().setHasText(name))
                .click();
        if (asks) {
            Locator dialog = alice.page().locator("dialog[open]");
            assertThat(dialog).containsText("Selected: 2");
            dialog.locator("button[value=yes]").click();
        }
    }

    private static void pages(Staff alice) {
        alice.find("example.com");
        alice.window().open("/acme/mailboxes?domain=example.com");
        List<String> first = addresses(alice);
        alice.page().locator("a[rel=next]").click();
        assertThat(alice.page()).hasURL(NEXT);
        List<String> second = addresses(alice);
        assertThat(second).hasSize(50).doesNotContainAnyElementsOf(first);
        assertThat(second.getFirst()).isGreaterThan(first.getLast());
        alice.window().link(second.get(40)).click();
        assertThat(alice.window().heading(second.get(40))).isVisible();
        alice.page().goBack();
        assertThat(alice.page()).hasURL(NEXT);
        assertThat(alice.window().link(second.get(40))).isInViewport();
    }

    private static void refresh(Staff alice) {
        alice.find("anna.adler1@example.com");
        alice.window().button("Refresh").click();
        assertThat(alice.main()).containsText("The provider was asked just now");
        assertThat(alice.page()).not().hasURL(Pattern.compile("refreshed"));
        assertThat(alice.page().locator("tbody tr")).hasCount(1);
    }

    private static List<String> addresses(Staff alice) {
        return alice.page().locator("tbody th a").allInnerTexts();
    }
}
