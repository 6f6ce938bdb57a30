package io.postern.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChromiumTest {
    @Test
    void aBrowserStartsAndShowsAPage() {
        try (var context = Browsers.get().newContext()) {
            var page = context.newPage();
            page.setContent("<h1>Hello</h1>");
            assertThat(page.locator("h1").innerText()).isEqualTo("Hello");
        }
    }
}
