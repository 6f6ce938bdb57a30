package io.postern.mailbox.service;

import io.postern.access.Actor;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.change.Target;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.MailService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Switches single services of mailboxes. */
@ApplicationScoped
public class MailServices {
    private final Changes changes;

    MailServices(Changes changes) {
        this.changes = changes;
    }

    /** @param wanted whether each is to be on; one that is not named, or suspended, stays as it is */
    public ChangeView update(
            TenantId tenant, Actor actor, UUID operationId, Target target, Map<MailService, Boolean> wanted) {
        return changes.run(
                tenant, actor, new NewChange(operationId, ServicesChange.NAME, target, new ServicesInput(wanted)));
    }
}
