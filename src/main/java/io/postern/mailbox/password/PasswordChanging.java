package io.postern.mailbox.password;

import io.postern.change.Attempt;
import io.postern.change.ChangeKind;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import io.postern.platform.secret.Secret;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.Kind;
import jakarta.enterprise.context.ApplicationScoped;

/** Changes a password with the old one. Whether it took is seen by signing in with the new one, where that is possible. */
@ApplicationScoped
class PasswordChanging implements ChangeKind<PasswordInput> {
    static final String NAME = "password-change";
    static final String OLD = "old";
    static final String NEW = "new";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<PasswordInput> inputType() {
        return PasswordInput.class;
    }

    @Override
    public boolean repeatable() {
        return false;
    }

    @Override
    public Outcome execute(Attempt<PasswordInput> attempt) {
        attempt.provider().changePassword(attempt.mailbox(), attempt.secret(OLD), attempt.secret(NEW));
        return Outcome.DONE;
    }

    @Override
    public ReadBack readBack(Attempt<PasswordInput> attempt) {
        if (!attempt.provider().support(Capability.OWNER_SIGN_IN).yes()) {
            return new ReadBack.CannotTell();
        }
        if (signsIn(attempt, attempt.secret(NEW))) {
            return new ReadBack.Applied(Outcome.DONE);
        }
        return signsIn(attempt, attempt.secret(OLD)) ? new ReadBack.NotApplied() : new ReadBack.CannotTell();
    }

    private static boolean signsIn(Attempt<PasswordInput> attempt, Secret password) {
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
