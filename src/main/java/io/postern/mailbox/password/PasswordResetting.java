package io.postern.mailbox.password;

import io.postern.change.Attempt;
import io.postern.change.ChangeKind;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Lets the provider choose a new password. Each call makes another, and nobody can ask which one holds. */
@ApplicationScoped
class PasswordResetting implements ChangeKind<PasswordInput> {
    static final String NAME = "password-reset";

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
        attempt.readBeforeWriting();
        return new Outcome(null, null, Map.of(), attempt.provider().resetPassword(attempt.mailbox()));
    }

    @Override
    public ReadBack readBack(Attempt<PasswordInput> attempt) {
        return new ReadBack.CannotTell();
    }
}
