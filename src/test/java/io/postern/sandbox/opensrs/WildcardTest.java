package io.postern.sandbox.opensrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

/** A wildcard means what the regular expression of the same shape means. */
class WildcardTest {
    @Property
    void itMatchesAsARegularExpressionWould(
            @ForAll @StringLength(max = 8) @Chars({'?', '*'}) @CharRange(from = 'a', to = 'c') String pattern,
            @ForAll @StringLength(max = 8) @CharRange(from = 'a', to = 'c') String text) {
        String expression = pattern.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        assertThat(new Wildcard(pattern).test(text)).isEqualTo(text.matches(expression));
    }
}
