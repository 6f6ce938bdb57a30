package io.postern.mailbox.password;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.access.MailboxSessions;
import io.postern.change.Attempt;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import jakarta.inject.Singleton;
import java.util.Map;

/** Lets the provider choose a new password. Each call makes another, and nobody can ask which one holds. */
@Singleton
class PasswordResetting extends PasswordKind {
    static final String NAME = "password-reset";

    PasswordResetting(MailboxSessions sessions, ObjectMapper json) {
        super(NAME, false, sessions, json);
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
