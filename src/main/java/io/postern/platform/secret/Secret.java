package io.postern.platform.secret;

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

    @Override
    public String toString() {
        return "********";
    }
}
