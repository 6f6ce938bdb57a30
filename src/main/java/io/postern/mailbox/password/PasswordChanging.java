package io.postern.mailbox.password;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.access.MailboxSessions;
import io.postern.change.Attempt;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import jakarta.inject.Singleton;

/** Changes a password with the old one. */
@Singleton
class PasswordChanging extends PasswordKind {
    static final String NAME = "password-change";

    PasswordChanging(MailboxSessions sessions, ObjectMapper json) {
        super(NAME, false, sessions, json);
    }

    @Override
    public Outcome execute(Attempt<PasswordInput> attempt) {
        attempt.provider().changePassword(attempt.mailbox(), attempt.secret(OLD), attempt.secret(NEW));
        return Outcome.DONE;
    }

    @Override
    public ReadBack readBack(Attempt<PasswordInput> attempt) {
        if (!canSignIn(attempt)) {
            return new ReadBack.CannotTell();
        }
        if (signsIn(attempt, attempt.secret(NEW))) {
            return new ReadBack.Applied(Outcome.DONE);
        }
        return signsIn(attempt, attempt.secret(OLD)) ? new ReadBack.NotApplied() : new ReadBack.CannotTell();
    }
}
