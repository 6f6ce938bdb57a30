package io.postern.sandbox.logicboxes;

import java.util.Locale;
import java.util.Optional;

/** What the upstream takes as a new password. */
final class PasswordPolicy {
    private static final String SPECIALS = "~*!@$#%_+.?:,{}";

    private PasswordPolicy() {}

    static Optional<String> objection(String localPart, String password) {
        if (password.length() < 9 || password.length() > 16) {
            return Optional.of("Password must be 9 to 16 characters long");
        }
        boolean mixed = password.chars().anyMatch(c -> c >= 'a' && c <= 'z')
                && password.chars().anyMatch(c -> c >= 'A' && c <= 'Z')
                && password.chars().anyMatch(c -> c >= '0' && c <= '9');
        if (!mixed || password.chars().noneMatch(c -> SPECIALS.indexOf(c) >= 0)) {
            return Optional.of(
                    "Password must contain a lowercase letter, an uppercase letter, a digit and one of " + SPECIALS);
        }
        if (password.toLowerCase(Locale.ROOT).contains(localPart.toLowerCase(Locale.ROOT))) {
            return Optional.of("Password must not contain the email address prefix");
        }
        return Optional.empty();
    }

    /** A different one each time, by number, so that a run can be repeated. */
    static String generated(long number) {
        return "Rs" + Long.toString(1_000_000 + number * 7_368_787 % 900_000_000, 36) + "%4xQ";
    }
}
