package io.postern.mailbox.password;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.access.MailboxSessions;
import io.postern.change.Attempt;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import jakarta.inject.Singleton;
import java.util.Map;

/** Sets a password without the old one. Setting it once more changes nothing, so repeating is the way out of doubt. */
@Singleton
class PasswordSetting extends PasswordKind {
    static final String NAME = "password-set";

    PasswordSetting(MailboxSessions sessions, ObjectMapper json) {
        super(NAME, true, sessions, json);
    }

    @Override
    public Outcome execute(Attempt<PasswordInput> attempt) {
        attempt.readBeforeWriting();
        attempt.provider().setPassword(attempt.mailbox(), attempt.secret(NEW));
        return done(attempt);
    }

    /** Not being let in proves nothing: the mailbox may be suspended. */
    @Override
    public ReadBack readBack(Attempt<PasswordInput> attempt) {
        return canSignIn(attempt) && signsIn(attempt, attempt.secret(NEW))
                ? new ReadBack.Applied(done(attempt))
                : new ReadBack.CannotTell();
    }

    private static Outcome done(Attempt<PasswordInput> attempt) {
        return attempt.input().generated() ? new Outcome(null, null, Map.of(), attempt.secret(NEW)) : Outcome.DONE;
    }
}
