package io.postern.mailbox.signout;

import io.postern.change.Attempt;
import io.postern.change.ChangeKind;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import jakarta.enterprise.context.ApplicationScoped;

/** Ends the mail sessions of a mailbox. Nobody can ask which there are, so repeating is the way out of doubt. */
@ApplicationScoped
class SigningOut implements ChangeKind<SignOutInput> {
    static final String NAME = "sign-out";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<SignOutInput> inputType() {
        return SignOutInput.class;
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public Outcome execute(Attempt<SignOutInput> attempt) {
        attempt.readBeforeWriting();
        attempt.provider().signOut(attempt.mailbox());
        return Outcome.DONE;
    }

    @Override
    public ReadBack readBack(Attempt<SignOutInput> attempt) {
        return new ReadBack.CannotTell();
    }
}
