package io.postern.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class KeysetTest {
    @Property
    void aPlaceInAListSurvivesTheUrl(
            @ForAll @Size(min = 1, max = 4) List<@AlphaChars @StringLength(max = 60) String> values) {
        String word = new Keyset(values).encode();
        assertThat(word).matches("[A-Za-z0-9_-]*");
        if (!word.isEmpty()) {
            assertThat(Keyset.decode(word, values.size())).contains(new Keyset(values));
        }
    }

    @Property
    void anythingElseIsTheFirstPage(@ForAll String word) {
        assertThat(Keyset.decode(word, 2)).isEmpty();
    }

    @Test
    void anotherNumberOfValuesIsTheFirstPage() {
        assertThat(Keyset.decode(Keyset.of("a", "b").encode(), 3)).isEmpty();
        assertThat(Keyset.decode(null, 2)).isEmpty();
    }
}
