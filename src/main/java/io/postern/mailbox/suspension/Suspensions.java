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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Suspends and resumes mailboxes. */
@ApplicationScoped
public class Suspensions {
    private final Changes changes;
    private final StopHistory history;

    Suspensions(Changes changes, StopHistory history) {
        this.changes = changes;
        this.history = history;
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

    /** Stops mailboxes on behalf of a billing system. They are chosen in the transaction that records it. */
    public Optional<UUID> stopForBilling(TenantId tenant, Actor actor, Supplier<List<Target>> choose) {
        return changes.startAll(tenant, actor, BillingSuspend.NAME, choose, SuspensionInput.ALL);
    }

    /** Brings back what was stopped on behalf of a billing system, and nothing that staff have stopped. */
    public Optional<UUID> resumeForBilling(TenantId tenant, Actor actor, Supplier<List<Target>> choose) {
        return changes.startAll(tenant, actor, BillingResume.NAME, choose, SuspensionInput.ALL);
    }

    /** How much of the mailbox staff have suspended through the portal and not let go since. */
    SuspensionView.ByStaff byStaff(TenantId tenant, UUID mailboxId, Set<SuspensionEffect> all) {
        return history.of(tenant, mailboxId, all).byStaff();
    }
}
