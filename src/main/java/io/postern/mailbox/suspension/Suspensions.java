package io.postern.mailbox.suspension;

import io.postern.access.Actor;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.change.Target;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.SuspensionEffect;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Suspends and resumes mailboxes. */
@ApplicationScoped
public class Suspensions {
    private final Changes changes;

    Suspensions(Changes changes) {
        this.changes = changes;
    }

    /** Stops all that the provider stops. */
    public ChangeView suspend(TenantId tenant, Actor actor, UUID operationId, Target target) {
        return suspend(tenant, actor, operationId, target, Set.of());
    }

    /** @param effects what to stop, where the provider leaves the choice; empty for all that it stops */
    public ChangeView suspend(
            TenantId tenant, Actor actor, UUID operationId, Target target, Set<SuspensionEffect> effects) {
        return changes.run(
                tenant, actor, new NewChange(operationId, Suspend.NAME, target, new SuspensionInput(effects)));
    }

    /** Restores what was on before the mailbox was suspended through the portal. */
    public ChangeView resume(TenantId tenant, Actor actor, UUID operationId, Target target) {
        return changes.run(tenant, actor, new NewChange(operationId, Resume.NAME, target, SuspensionInput.ALL));
    }

    /** Returns the batch. */
    public UUID suspendAll(TenantId tenant, Actor actor, List<Target> targets) {
        return changes.runAll(tenant, actor, Suspend.NAME, targets, _ -> SuspensionInput.ALL);
    }

    /** Returns the batch. */
    public UUID resumeAll(TenantId tenant, Actor actor, List<Target> targets) {
        return changes.runAll(tenant, actor, Resume.NAME, targets, _ -> SuspensionInput.ALL);
    }
}
