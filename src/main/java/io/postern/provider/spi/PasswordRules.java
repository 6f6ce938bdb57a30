package io.postern.provider.spi;

import java.util.List;

/**
 * What a new password must be, checked here before any call and shown before typing.
 *
 * @param mustContain character classes, at least one character of each
 * @param notAddressPart the local part of the address may not occur in it
 * @param onlyCharacters every character it may have, or null where any will do
 * @param notBeginning what it may not begin with, or null
 */
public record PasswordRules(
        int minimumLength,
        int maximumLength,
        List<CharacterClass> mustContain,
        boolean notAddressPart,
        String onlyCharacters,
        String notBeginning) {
    /** A set of characters with a name people know. */
    public record CharacterClass(String name, String characters) {}

    public PasswordRules {
        mustContain = List.copyOf(mustContain);
    }

    public PasswordRules(
            int minimumLength, int maximumLength, List<CharacterClass> mustContain, boolean notAddressPart) {
        this(minimumLength, maximumLength, mustContain, notAddressPart, null, null);
    }
}
