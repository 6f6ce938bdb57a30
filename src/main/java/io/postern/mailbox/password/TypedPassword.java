package io.postern.mailbox.password;

import io.postern.mailbox.policy.PasswordPolicy;
import io.postern.platform.secret.Secret;

/**
 * What a form says about a new password: one that was typed, or one that we make and show once.
 *
 * @param typed null when we make it
 */
public record TypedPassword(Secret typed, boolean generated) {
    /** @param choice {@code typed} or {@code generated}; without a choice, what was typed counts */
    public static TypedPassword of(String choice, String text) {
        boolean empty = text == null || text.isEmpty();
        boolean generated = choice == null || choice.isBlank() ? empty : !choice.equals("typed");
        return new TypedPassword(generated ? null : Secret.of(empty ? "" : text), generated);
    }

    public boolean missing() {
        return !generated && typed.isEmpty();
    }

    /** The password to set. Each call makes another where we make it. */
    public Secret value(PasswordPolicy policy) {
        return generated ? StrongPasswords.make(policy) : typed;
    }
}
