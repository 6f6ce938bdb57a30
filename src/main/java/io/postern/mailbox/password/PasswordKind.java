package io.postern.mailbox.password;

import io.postern.change.Attempt;
import io.postern.change.ChangeKind;
import io.postern.platform.secret.Secret;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.Kind;

/** What all changes of a password share: nothing but signing in tells which one holds, where that is possible. */
abstract class PasswordKind implements ChangeKind<PasswordInput> {
    static final String OLD = "old";
    static final String NEW = "new";

    private final String name;
    private final boolean repeatable;

    PasswordKind(String name, boolean repeatable) {
        this.name = name;
        this.repeatable = repeatable;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Class<PasswordInput> inputType() {
        return PasswordInput.class;
    }

    @Override
    public boolean repeatable() {
        return repeatable;
    }

    static boolean canSignIn(Attempt<PasswordInput> attempt) {
        return attempt.provider().support(Capability.OWNER_SIGN_IN).yes();
    }

    static boolean signsIn(Attempt<PasswordInput> attempt, Secret password) {
        try {
            attempt.provider().authenticate(attempt.mailbox(), password);
            return true;
        } catch (ProviderError error) {
            if (error.kind() == Kind.FORBIDDEN) {
                return false;
            }
            throw error;
        }
    }
}
