package io.postern.mailbox.details;

import io.postern.access.Actor;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.change.Target;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.MailboxDetails;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Edits the name and notification address of a mailbox's owner. */
@ApplicationScoped
public class OwnerDetails {
    private final Changes changes;

    OwnerDetails(Changes changes) {
        this.changes = changes;
    }

    /** The input has passed {@code MailProvider.check}; a null member leaves the present value. */
    public ChangeView update(TenantId tenant, Actor actor, UUID operationId, Target target, MailboxDetails details) {
        var input = new DetailsInput(details.firstName(), details.lastName(), details.notificationAddress());
        return changes.run(tenant, actor, new NewChange(operationId, DetailsChange.NAME, target, input));
    }
}
