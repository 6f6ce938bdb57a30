package io.postern.mailbox.password;

import io.postern.mailbox.policy.PasswordPolicy;
import io.postern.platform.secret.Secret;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.PasswordRules;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes passwords that a provider takes and a person can type: as long as useful, without signs that look alike. */
public final class StrongPasswords {
    private static final String EASY = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 20;
    private static final int TRIES = 1_000;
    private static final RandomGenerator RANDOM = new SecureRandom();

    private StrongPasswords() {}

    /** One that the policy takes. */
    public static Secret make(PasswordPolicy policy) {
        for (int tries = 0; tries < TRIES; tries++) {
            Secret made = make(policy.owner(), policy.rules());
            if (policy.check(made).isEmpty()) {
                return made;
            }
        }
        throw new IllegalStateException("no password keeps to the rules of this tenant");
    }

    /** A password for {@code owner} that keeps to {@code rules}. */
    public static Secret make(Address owner, PasswordRules rules) {
        for (int tries = 0; tries < TRIES; tries++) {
            Secret made = Secret.of(candidate(rules));
            if (rules.notBeginning() != null && made.startsWith(rules.notBeginning())
                    || rules.notAddressPart() && made.containsIgnoringCase(owner.localPart())) {
                // another throw of the dice is cheaper than steering round the rule
                continue;
            }
            return made;
        }
        throw new IllegalStateException("no password keeps to the rules of this provider");
    }

    private static String candidate(PasswordRules rules) {
        int length = Math.min(rules.maximumLength(), Math.max(rules.minimumLength(), LENGTH));
        List<Character> characters = new ArrayList<>();
        rules.mustContain().forEach(needed -> characters.add(oneOf(easy(allowed(needed.characters(), rules)))));
        String usual = allowed(EASY, rules);
        while (characters.size() < length) {
            characters.add(oneOf(usual.isEmpty() ? rules.onlyCharacters() : usual));
        }
        Collections.shuffle(characters, java.util.Random.from(RANDOM));
        var text = new StringBuilder(length);
        characters.forEach(text::append);
        return text.toString();
    }

    private static char oneOf(String characters) {
        return characters.charAt(RANDOM.nextInt(characters.length()));
    }

    private static String allowed(String characters, PasswordRules rules) {
        return rules.onlyCharacters() == null ? characters : common(characters, rules.onlyCharacters());
    }

    /** Those that cannot be mistaken, where there are any. */
    private static String easy(String characters) {
        String clear = common(characters, EASY);
        return clear.isEmpty() ? characters : clear;
    }

    private static String common(String characters, String others) {
        return characters
                .codePoints()
                .filter(character -> others.indexOf(character) >= 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
