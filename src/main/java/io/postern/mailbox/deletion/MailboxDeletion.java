package io.postern.mailbox.deletion;

import io.postern.access.Actor;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.mailbox.OpenMailbox;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Deletes mailboxes. */
@ApplicationScoped
public class MailboxDeletion {
    private final Changes changes;

    MailboxDeletion(Changes changes) {
        this.changes = changes;
    }

    /** Who calls this has made sure that it is meant. */
    public ChangeView delete(TenantId tenant, Actor actor, UUID operationId, OpenMailbox mailbox) {
        var input = new DeletionInput(mailbox.row().createdAt);
        return changes.run(tenant, actor, new NewChange(operationId, Deleting.NAME, mailbox.target(), input));
    }
}
