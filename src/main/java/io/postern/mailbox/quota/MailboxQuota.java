package io.postern.mailbox.quota;

import io.postern.access.Actor;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.change.Target;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Sets how much a mailbox may hold. */
@ApplicationScoped
public class MailboxQuota {
    private final Changes changes;

    MailboxQuota(Changes changes) {
        this.changes = changes;
    }

    /** The size has passed {@code MailProvider.accounts().checkQuota}. */
    public ChangeView set(TenantId tenant, Actor actor, UUID operationId, Target target, long bytes) {
        return changes.run(tenant, actor, new NewChange(operationId, QuotaChange.NAME, target, new QuotaInput(bytes)));
    }
}
