package io.postern.platform.secret;

import java.util.Locale;
import java.util.Objects;

/**
 * A value that must never be printed. It has no {@code toString} that shows it, is not serialisable, and is compared
 * only by identity. Immutable and thread-safe.
 */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = Objects.requireNonNull(value);
    }

    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The clear value. Call it only where the value is put on the wire or sealed. */
    public String reveal() {
        return value;
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    public int length() {
        return value.length();
    }

    /** Whether at least one of {@code characters} occurs in it. */
    public boolean hasAnyOf(String characters) {
        return value.chars().anyMatch(character -> characters.indexOf(character) >= 0);
    }

    public boolean containsIgnoringCase(String part) {
        return value.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    /** Whether each of its characters is one of {@code characters}. */
    public boolean hasOnly(String characters) {
        return value.chars().allMatch(character -> characters.indexOf(character) >= 0);
    }

    public boolean startsWith(String beginning) {
        return value.startsWith(beginning);
    }

    public boolean hasControlCharacter() {
        return value.chars().anyMatch(Character::isISOControl);
    }

    @Override
    public String toString() {
        return "********";
    }
}
