package io.postern.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.postern.embed.BillingSystems.BillingSystem;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The frame for people with a small screen, a keyboard or a screen reader. */
@QuarkusTest
@TestProfile(FramedPortal.class)
class FrameAccessibilityTest extends FrameTest {
    @ParameterizedTest
    @ValueSource(ints = {375, 1280})
    void aDialogInATallFrameOpensWhereThePersonLooks(int width) {
        BillingSystem system = billed("dialog-" + width, 50);
        Window window = hostWindow(new Browser.NewContextOptions().setViewportSize(width, 700));
        openHost(window, system, launch(system));
        FrameLocator frame = in(window);
        assertThat(frame.getByText("user-50@" + system.tenant() + ".example")).isVisible();
        window.page()
                .waitForFunction(
                        "() => document.querySelector('iframe[name=mail]').getBoundingClientRect().height > 2000");
        frame(window).evaluate("""
                () => {
                  const form = document.querySelector("form.table-wrap");
                  for (const name of ["Lower", "Lowest"]) {
                    const button = document.createElement("button");
                    button.textContent = name;
                    button.dataset.confirm = "ask-suspend";
                    const row = name === "Lower" ? form.querySelectorAll("tbody tr")[25].lastElementChild : form;
                    row.append(button);
                  }
                }""");
        for (String name : List.of("Suspend", "Lower", "Lowest")) {
            Locator opener = frame.locator("form.table-wrap button", new FrameLocator.LocatorOptions().setHasText(name))
                    .last();
            if (name.equals("Suspend")) {
                opener = frame.locator("[data-confirm]").first();
            }
            window.page().evaluate("(y) => scrollTo(0, scrollY + y - 350)", opener.boundingBox().y);
            double asked = opener.boundingBox().y;
            Object scrolled = window.page().evaluate("() => scrollY");
            opener.click();
            Locator card = frame.locator("dialog[open] > .card");
            assertThat(card).isVisible();
            window.page().waitForTimeout(300);
            BoundingBox box = card.boundingBox();
            assertThat(box.y).as("top of the dialog of " + name).isGreaterThanOrEqualTo(-1);
            assertThat(box.y + box.height).as("its bottom").isLessThanOrEqualTo(701);
            assertThat(Math.abs(box.y + box.height / 2 - asked))
                    .as("away from " + name)
                    .isLessThan(450);
            assertThat(window.page().evaluate("() => scrollY"))
                    .as("nothing jumps")
                    .isEqualTo(scrolled);
            picture(window, "frame-dialog-" + width + "-" + name);
            for (int press = 0; press < 7; press++) {
                assertThat(
                                (Boolean)
                                        frame(window)
                                                .evaluate(
                                                        "() => document.querySelector('dialog[open]').contains(document.activeElement)"))
                        .as("the keyboard stays in the dialog")
                        .isTrue();
                window.page().keyboard().press(press % 3 == 2 ? "Shift+Tab" : "Tab");
            }
            window.page().keyboard().press("Escape");
            assertThat(frame.locator("dialog[open]")).hasCount(0);
            assertThat(opener).isFocused();
        }
    }

    @Test
    void aDialogOfAShortFrameFits() {
        BillingSystem system = billed("dialog-short", 1);
        Window window = hostWindow(new Browser.NewContextOptions().setViewportSize(280, 900));
        openHost(window, system, launch(system));
        FrameLocator frame = in(window);
        assertCarriedBy(window, "cookie");
        frame.locator("[data-confirm]").first().click();
        assertThat(frame.locator("dialog[open] > .card")).isVisible();
        window.page().waitForTimeout(300);
        BoundingBox box = frame.locator("dialog[open] > .card").boundingBox();
        BoundingBox outside = window.page().locator("iframe[name=mail]").boundingBox();
        assertThat(box.height).isLessThanOrEqualTo(outside.height);
        picture(window, "frame-dialog-short");
    }

    @Test
    void axeFindsNothingInTheFrame() {
        BillingSystem system = billed("frame-axe", 3);
        Window window = hostWindow();
        openHost(window, system, launch(system));
        FrameLocator frame = in(window);
        assertThat(frame.getByText("user-01@frame-axe.example")).isVisible();
        List<String> found = new ArrayList<>();
        axe(window, "list", found);
        link(frame, "user-01@frame-axe.example").click();
        assertThat(heading(frame, "user-01")).isVisible();
        axe(window, "mailbox", found);
        frame.locator("a[href$='/autoresponder']").first().click();
        assertThat(frame.locator("#message")).isVisible();
        frame.locator("#enabled").check();
        frame.locator("form[action$='/autoresponder'] button").first().click();
        assertThat(frame.locator(".error-summary")).isFocused();
        axe(window, "form with errors", found);
        forget(system.tenant());
        frame.locator("form[action$='/autoresponder'] button").first().click();
        assertThat(frame.locator("[data-session-ended]")).isVisible();
        axe(window, "session ended", found);
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theKeyboardEntersTheFrameWorksInItAndLeavesIt(boolean withoutCookies) {
        forward.dropsCookies = withoutCookies;
        BillingSystem system = billed("frame-keys-" + withoutCookies, 2);
        Window window = hostWindow();
        openHost(window, system, launch(system));
        FrameLocator frame = in(window);
        Page page = window.page();
        assertCarriedBy(window, withoutCookies ? "header" : "cookie");
        page.locator("#before").focus();
        page.keyboard().press("Tab");
        assertThat(frame.locator("a.skip")).isFocused();
        Locator wanted = link(frame, "user-02@" + system.tenant() + ".example");
        for (int press = 0;
                press < 30 && !(Boolean) wanted.evaluate("(link) => link === document.activeElement");
                press++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(heading(frame, "user-02")).isVisible();
        assertThat(frame.locator("#content")).isFocused();
        assertThat(frame.locator("#announcer")).containsText("user-02@" + system.tenant() + ".example");
        page.keyboard().press("Tab");
        assertThat(link(frame, "All mailboxes")).isFocused();
        for (int press = 0;
                press < 40 && !(Boolean) page.evaluate("() => document.activeElement.id === 'after'");
                press++) {
            page.keyboard().press("Tab");
        }
        assertThat(page.locator("#after")).isFocused();
        page.keyboard().press("Shift+Tab");
        assertThat(page.locator("iframe[name=mail]")).isFocused();
    }

    private void axe(Window window, String what, List<String> found) {
        Page page = window.page();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : new int[] {280, 1280}) {
                page.setViewportSize(width, 900);
                page.waitForTimeout(200);
                new AxeBuilder(page)
                        .include(List.of("iframe[name=mail]", "body"))
                        .analyze()
                        .getViolations()
                        .forEach(rule -> rule.getNodes()
                                .forEach(node -> found.add(what + " " + scheme + " " + width + ": " + rule.getId() + " "
                                        + node.getHtml())));
                Object over = frame(window).evaluate("() => document.documentElement.scrollWidth - innerWidth");
                if (((Number) over).intValue() > 0) {
                    found.add(what + " " + width + ": " + over + " px too wide");
                }
                picture(window, "frame-" + what.replace(' ', '-') + "-" + scheme + "-" + width);
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(null));
        page.setViewportSize(WIDE, 900);
        forgiveInlineStyles();
    }
}
