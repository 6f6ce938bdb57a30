package io.postern.mailbox.password;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.access.MailboxSessions;
import io.postern.change.Attempt;
import io.postern.change.Change;
import io.postern.change.ChangeKind;
import io.postern.change.Outcome;
import io.postern.platform.secret.Secret;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.Kind;
import java.util.UUID;

/** What all changes of a password share: nothing but signing in tells which one holds, where that is possible. */
abstract class PasswordKind implements ChangeKind<PasswordInput> {
    static final String OLD = "old";
    static final String NEW = "new";

    private final String name;
    private final boolean repeatable;
    private final MailboxSessions sessions;
    private final ObjectMapper json;

    PasswordKind(String name, boolean repeatable, MailboxSessions sessions, ObjectMapper json) {
        this.sessions = sessions;
        this.json = json;
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

    /** Whoever is in with the old one is out; but not the owner who has just changed it. */
    @Override
    public void reflect(TenantId tenant, Change change, Outcome outcome) {
        if (change.mailboxId != null) {
            int _ = sessions.end(tenant, change.mailboxId, kept(change));
        }
    }

    private UUID kept(Change change) {
        try {
            return json.readValue(change.input, PasswordInput.class).session();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("change " + change.id + " cannot be read", e);
        }
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
