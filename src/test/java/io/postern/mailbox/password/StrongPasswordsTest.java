package io.postern.mailbox.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.platform.secret.Secret;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.PasswordRules;
import io.postern.provider.spi.PasswordRules.CharacterClass;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** A password of ours is one that the provider takes, whatever its rules are. */
class StrongPasswordsTest {
    private static final String SIGNS = "~*!@$#%_+.?:,{}";
    private static final List<CharacterClass> CLASSES = List.of(
            new CharacterClass("lower", "abcdefghijklmnopqrstuvwxyz"),
            new CharacterClass("upper", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
            new CharacterClass("digit", "0123456789"),
            new CharacterClass("sign", SIGNS));

    @Property(tries = 300)
    void itKeepsToTheRules(
            @ForAll @IntRange(min = 4, max = 30) int minimum,
            @ForAll @IntRange(max = 30) int room,
            @ForAll @IntRange(max = 4) int classes,
            @ForAll boolean narrow,
            @ForAll @AlphaChars @StringLength(min = 2, max = 20) String owner) {
        List<CharacterClass> needed = CLASSES.subList(0, classes);
        String only = narrow ? "abcdefABCDEF0123456789" + SIGNS : null;
        var rules = new PasswordRules(minimum, minimum + room, needed, true, only, "{");
        Secret made = StrongPasswords.make(Address.parse(owner + "@example.com").orElseThrow(), rules);
        assertThat(made.length()).isBetween(minimum, minimum + room);
        assertThat(needed).allMatch(each -> made.hasAnyOf(each.characters()));
        assertThat(made.containsIgnoringCase(owner)).isFalse();
        assertThat(only == null || made.hasOnly(only)).isTrue();
        assertThat(made.startsWith("{")).isFalse();
    }
}
