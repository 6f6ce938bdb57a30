package io.postern.mailbox.apppassword;

import io.postern.access.Actor;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.change.Target;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Makes and removes passwords for single programs. */
@ApplicationScoped
public class MailAppPasswords {
    private final Changes changes;

    MailAppPasswords(Changes changes) {
        this.changes = changes;
    }

    /** What was made is taken with {@link Changes#takeSecret}. The tag has passed {@code MailProvider.checkTag}. */
    public ChangeView add(TenantId tenant, Actor actor, UUID operationId, Target target, String tag) {
        return changes.run(
                tenant, actor, new NewChange(operationId, AppPasswordAdding.NAME, target, new AppPasswordInput(tag)));
    }

    public ChangeView remove(TenantId tenant, Actor actor, UUID operationId, Target target, String tag) {
        return changes.run(
                tenant, actor, new NewChange(operationId, AppPasswordRemoving.NAME, target, new AppPasswordInput(tag)));
    }
}
