package io.postern.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/acme",
                "/acme/",
                "/acme/mailboxes/0190b9a4-7f1e-7c3d-8f00-000000000001/suspension/delete",
                "/webjars/htmx.org/2.0.10/dist/htmx.min.js",
                "/sandbox/logicboxes/api/mail/user/suspend.json"
            })
    void ourOwnPathsPass(String path) {
        assertThat(RequestPath.acceptable(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "acme",
                "//evil.example",
                "/acme//mailboxes",
                "/acme/../globex/mailboxes",
                "/acme/./mailboxes",
                "/acme/..",
                "/acme/...",
                "/acme/mailboxes;a=b",
                "/acme%2fmailboxes",
                "/acme%2Fmailboxes",
                "/acme%5cmailboxes",
                "/acme\\mailboxes",
                "/acme/%2e%2e/globex",
                "/acme/%252e",
                "/acme/mailboxes%00",
                "/acme/mailboxes%3ba",
                "/acme/mailboxes\u0000",
                "/acme/m\u00e4il",
                "/~/404"
            })
    void whatTwoParsersCouldReadDifferentlyIsRefused(String path) {
        assertThat(RequestPath.acceptable(path)).isFalse();
    }

    @Test
    void embedIsTakenOutOnce() {
        assertThat(RequestPath.withoutEmbed("/acme/embed/mailboxes")).contains("/acme/mailboxes");
        assertThat(RequestPath.withoutEmbed("/acme/embed")).contains("/acme");
        assertThat(RequestPath.withoutEmbed("/acme/embed/embed/x")).contains("/acme/embed/x");
        for (String path : List.of("/acme/embedded", "/acme/mailboxes/embed", "/embed", "/acme")) {
            assertThat(RequestPath.withoutEmbed(path)).as(path).isEmpty();
        }
        assertThat(RequestPath.launch("/acme/embed/launch")).isTrue();
        assertThat(RequestPath.launch("/acme/x/embed/launch")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "/acme/\\evil.example",
                "/acme//evil.example",
                "/acme/../globex/mailboxes",
                "/globex/mailboxes",
                "/acmeevil/mailboxes",
                "/acme/%2e%2e/globex",
                "/acme/mailboxes\r\nSet-Cookie: a=b",
                "/acme/mailboxes?q=\r\nSet-Cookie:a=b",
                "javascript:alert(1)",
                "acme/mailboxes",
                ""
            })
    void nobodyIsSentElsewhereAfterSigningIn(String wanted) {
        assertThat(LocalPath.below("/acme", wanted, "/acme/mailboxes")).isEqualTo("/acme/mailboxes");
    }

    @Test
    void onesOwnPageIsComeBackTo() {
        String page = "/acme/mailboxes?q=%C3%A4&after=abc";
        assertThat(LocalPath.below("/acme", page, "/")).isEqualTo(page);
        assertThat(LocalPath.below("/acme", null, "/")).isEqualTo("/");
    }

    @Property
    boolean whateverIsAskedFor_theAnswerIsAPathOfThisTenant(@ForAll String wanted) {
        return LocalPath.below("/acme", "/acme/" + wanted, "/acme/mailboxes").matches("/acme/[^/\\\\\\s].*|/acme/");
    }
}
