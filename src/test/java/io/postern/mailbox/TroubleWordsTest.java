package io.postern.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TroubleWordsTest {
    @Test
    void everyReasonThatHasWordsIsLetThroughToThem() throws Exception {
        String template = Files.readString(Path.of("ui/templates/mailboxes/trouble.html"));
        for (String words : template.split("(?=\\{#switch)")) {
            if (words.startsWith("{#switch")) {
                assertThat(Pattern.compile("\\{#case '([a-z-]+)'}")
                                .matcher(words)
                                .results()
                                .map(TroubleWordsTest::reason))
                        .containsExactlyInAnyOrderElementsOf(Trouble.WORDED);
            }
        }
        assertThat(template).contains("{#switch");
    }

    private static String reason(MatchResult found) {
        return found.group(1);
    }
}
