package io.postern.mailbox.suspension;

import io.postern.access.MailboxSessions;
import io.postern.change.Attempt;
import io.postern.change.Change;
import io.postern.directory.WriteThrough;
import io.postern.platform.tenancy.TenantId;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Staff suspend a mailbox. It counts while billing has stopped it already, too: then it outlives that. */
@Singleton
class Suspend extends Stopping {
    static final String NAME = "suspend";

    private final MailboxSessions sessions;

    Suspend(WriteThrough directory, MailboxSessions sessions) {
        super(NAME, directory);
        this.sessions = sessions;
    }

    /** Its owner is out; where signing in was left to him, he may come in again. */
    @Override
    protected void reflected(TenantId tenant, Change change) {
        if (change.mailboxId != null) {
            int _ = sessions.end(tenant, change.mailboxId, null);
        }
    }

    @Override
    Optional<Map<String, String>> pointless(Attempt<SuspensionInput> attempt) {
        return Optional.empty();
    }
}
