package io.postern.mailbox.password;

import io.postern.access.Actor;
import io.postern.access.Session;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.change.Target;
import io.postern.platform.secret.Secret;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Changes and resets the passwords of mailboxes. */
@ApplicationScoped
public class Passwords {
    private final Changes changes;

    Passwords(Changes changes) {
        this.changes = changes;
    }

    /** The new password has passed {@code MailProvider.checkNewPassword}. */
    public ChangeView change(
            TenantId tenant, Actor actor, UUID operationId, Target target, Secret current, Secret next) {
        var secrets = Map.of(PasswordKind.OLD, current, PasswordKind.NEW, next);
        return changes.run(
                tenant, actor, new NewChange(operationId, PasswordChanging.NAME, target, PasswordInput.PLAIN, secrets));
    }

    /** The same by the owner himself: the session at hand goes on, all his others end. */
    public ChangeView changeOwn(
            TenantId tenant, Session owner, UUID operationId, Target target, Secret current, Secret next) {
        var secrets = Map.of(PasswordKind.OLD, current, PasswordKind.NEW, next);
        var input = new PasswordInput(false, owner.id());
        return changes.run(
                tenant, owner.actor(), new NewChange(operationId, PasswordChanging.NAME, target, input, secrets));
    }

    /**
     * Needs no present one. The new password has passed {@code MailProvider.checkNewPassword}.
     *
     * @param generated it was made by us: its actor may see it once, see {@link #generated}
     */
    public ChangeView set(
            TenantId tenant, Actor actor, UUID operationId, Target target, Secret next, boolean generated) {
        var input = new PasswordInput(generated, null);
        return changes.run(
                tenant,
                actor,
                new NewChange(operationId, PasswordSetting.NAME, target, input, Map.of(PasswordKind.NEW, next)));
    }

    /** The provider chooses; see {@link #generated}. */
    public ChangeView reset(TenantId tenant, Actor actor, UUID operationId, Target target) {
        return changes.run(
                tenant, actor, new NewChange(operationId, PasswordResetting.NAME, target, PasswordInput.PLAIN));
    }

    /** The password that a reset, or we, made: once, and only for the member who asked for it. */
    public Optional<Secret> generated(TenantId tenant, UUID changeId, UUID memberId) {
        return changes.takeSecret(tenant, changeId, memberId);
    }
}
