package io.postern.mailbox.forwarding;

import io.postern.access.Actor;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.change.Target;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.Forwards;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Sets where the mail of an address is passed on to. */
@ApplicationScoped
public class MailForwards {
    private final Changes changes;

    MailForwards(Changes changes) {
        this.changes = changes;
    }

    /** The list replaces what was there. It has passed {@code MailProvider.delivery().check}. */
    public ChangeView update(TenantId tenant, Actor actor, UUID operationId, Target target, Forwards wanted) {
        return changes.run(
                tenant, actor, new NewChange(operationId, ForwardsChange.NAME, target, ForwardsInput.of(wanted)));
    }
}
