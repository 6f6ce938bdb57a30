package io.postern.mailbox.apppassword;

import io.postern.change.Attempt;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import jakarta.inject.Singleton;

@Singleton
class AppPasswordRemoving extends AppPasswordKind {
    static final String NAME = "app-password-remove";

    AppPasswordRemoving() {
        super(NAME);
    }

    @Override
    public Outcome execute(Attempt<AppPasswordInput> attempt) {
        attempt.readBeforeWriting();
        attempt.provider().removeAppPassword(attempt.mailbox(), attempt.input().tag());
        return Outcome.DONE;
    }

    @Override
    public ReadBack readBack(Attempt<AppPasswordInput> attempt) {
        return there(attempt) ? new ReadBack.NotApplied() : new ReadBack.Applied(Outcome.DONE);
    }
}
