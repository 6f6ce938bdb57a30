package io.postern.mailbox.apppassword;

import io.postern.change.Attempt;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import jakarta.inject.Singleton;
import java.util.Map;

/** Makes an app password. When the answer is lost, it is there but nobody knows it: better removed and made anew. */
@Singleton
class AppPasswordAdding extends AppPasswordKind {
    static final String NAME = "app-password-add";

    AppPasswordAdding() {
        super(NAME);
    }

    @Override
    public Outcome execute(Attempt<AppPasswordInput> attempt) {
        attempt.readBeforeWriting();
        return new Outcome(
                null,
                null,
                Map.of(),
                attempt.provider()
                        .addAppPassword(attempt.mailbox(), attempt.input().tag()));
    }

    @Override
    public ReadBack readBack(Attempt<AppPasswordInput> attempt) {
        return there(attempt) ? new ReadBack.Applied(Outcome.DONE) : new ReadBack.NotApplied();
    }
}
