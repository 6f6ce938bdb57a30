package io.postern.mailbox.policy;

import io.postern.platform.secret.Secret;
import io.postern.provider.FieldError;
import io.postern.provider.InputRules;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.PasswordRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the new password of one mailbox must be: its provider's rules, and ours on top. The same object tells the rules
 * before typing and checks what was typed.
 */
public final class PasswordPolicy {
    private final Address owner;
    private final String provider;
    private final InputRules input;
    private final PasswordRules rules;
    private final int wanted;
    private final List<String> words;

    PasswordPolicy(
            Address owner, String provider, InputRules input, PasswordRules rules, int wanted, List<String> words) {
        this.owner = owner;
        this.provider = provider;
        this.input = input;
        this.rules = rules;
        this.wanted = wanted;
        this.words = List.copyOf(words);
    }

    /** Everything wrong with it, at the field {@code newPassword}. */
    public List<FieldError> check(Secret password) {
        var errors = new ArrayList<FieldError>();
        boolean tooShort = password.length() < minimum();
        if (tooShort) {
            errors.add(error("password-too-short", Map.of("minimum", String.valueOf(minimum()))));
        }
        input.check(owner, password).stream()
                .filter(error -> !error.messageKey().equals("password-too-short"))
                .forEach(errors::add);
        if (tooShort) {
            // there is more to come
            return errors;
        }
        Spelling spelling = Spelling.of(password);
        int needed = minimum() / 2;
        String word = spelling.madeOf(words, needed);
        if (spelling.known(KnownPasswords.shipped())) {
            errors.add(error("password-known", Map.of()));
        } else if (spelling.pattern(needed)) {
            errors.add(error("password-pattern", Map.of()));
        } else if (word != null) {
            errors.add(error("password-own-words", Map.of("word", word)));
        }
        return errors;
    }

    /** The provider's rules with the minimum of the tenant, as far as the provider takes so much. */
    public PasswordRules rules() {
        return new PasswordRules(
                minimum(),
                rules.maximumLength(),
                rules.mustContain(),
                rules.notAddressPart(),
                rules.onlyCharacters(),
                rules.notBeginning());
    }

    public Address owner() {
        return owner;
    }

    /** The provider's name, for rules that are its alone. */
    public String provider() {
        return provider;
    }

    public int minimum() {
        return Math.min(rules.maximumLength(), Math.max(wanted, rules.minimumLength()));
    }

    public int maximum() {
        return rules.maximumLength();
    }

    /** The provider takes less than the tenant wants. */
    public boolean capped() {
        return rules.maximumLength() < wanted;
    }

    /** What the tenant wants at least. */
    public int wanted() {
        return wanted;
    }

    private static FieldError error(String key, Map<String, String> values) {
        return new FieldError("newPassword", key, values);
    }
}
