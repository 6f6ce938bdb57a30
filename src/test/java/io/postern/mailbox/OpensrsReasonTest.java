package io.postern.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mailbox.Trouble.Effect;
import io.postern.provider.spi.Kind;
import io.quarkus.qute.Qute;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever OpenSRS refuses, people read why in plain words and never a number. */
@QuarkusTest
class OpensrsReasonTest {
    @Test
    void eachOfTheFiftyNumbersHasWords() {
        assertThat(IntStream.range(0, 50).mapToObj(number -> "oma-" + number))
                .filteredOn(code -> OpensrsReason.of(code).isEmpty())
                .as("a refused internet address has words for all providers")
                .containsExactly("oma-21");
        assertThat(new Trouble(Kind.CREDENTIALS, "address-not-allowed", null, Effect.READ).code())
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(OpensrsReason.class)
    void theWordsArePlain(OpensrsReason reason) {
        String words = MessageBundles.get(OpensrsMessages.class).happened(reason);
        assertThat(words).matches("[A-Z][^\\d]{15,}\\.").doesNotContain("oma-", "OMA", "2FA");
    }

    @ParameterizedTest
    @EnumSource(OpensrsReason.class)
    void aPageThatTellsOfTroubleSaysThem(OpensrsReason reason) {
        String code = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var trouble = new Trouble(Kind.CONFLICT, code, "Try 7 of 9", Effect.NOTHING);
        String page = Qute.fmt("{#include mailboxes/trouble /}")
                .data("trouble", trouble)
                .render();
        assertThat(page)
                .contains(MessageBundles.get(OpensrsMessages.class).happened(reason), "Nothing was changed")
                .doesNotContain(code);
    }
}
