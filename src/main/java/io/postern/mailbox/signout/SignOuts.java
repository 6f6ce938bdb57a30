package io.postern.mailbox.signout;

import io.postern.access.Actor;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.change.Target;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Signs mailboxes out of every mail program and webmail. */
@ApplicationScoped
public class SignOuts {
    private final Changes changes;

    SignOuts(Changes changes) {
        this.changes = changes;
    }

    public ChangeView everywhere(TenantId tenant, Actor actor, UUID operationId, Target target) {
        return changes.run(tenant, actor, new NewChange(operationId, SigningOut.NAME, target, new SignOutInput()));
    }
}
