package io.postern.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CrossSiteExemptionsTest {
    /** Each addition is an opening: this list changes only on purpose. */
    @Test
    void onlyThesePathsMayBePostedToFromElsewhere() {
        assertThat(CrossSiteExemptions.PATHS)
                .extracting(Pattern::pattern)
                .containsExactly("/[a-z0-9-]+/embed/launch", "/[a-z0-9-]+/api/.+", "/app/csp-report", "/sandbox/.+");
        assertThat(CrossSiteExemptions.cover("/acme/embed/mailboxes")).isFalse();
        assertThat(CrossSiteExemptions.cover("/acme/sandbox/x")).isFalse();
    }
}
