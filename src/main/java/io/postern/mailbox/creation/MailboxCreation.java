package io.postern.mailbox.creation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.access.Actor;
import io.postern.change.ChangeState;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.change.Target;
import io.postern.mailbox.MailboxRoom;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.NewMailbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes mailboxes and forwarding addresses. */
@ApplicationScoped
public class MailboxCreation {
    private final Changes changes;
    private final ObjectMapper json;
    private final MailboxRoom room;

    MailboxCreation(Changes changes, ObjectMapper json, MailboxRoom room) {
        this.changes = changes;
        this.json = json;
        this.room = room;
    }

    /**
     * The input has passed {@code MailProvider.accounts().check}.
     *
     * @param generated the password was made by us: its actor may see it once
     * @throws MailboxRoom.NoRoomException when the domain may have no more
     */
    public ChangeView create(
            TenantId tenant, Actor actor, UUID operationId, Target target, NewMailbox wanted, boolean generated) {
        var input = new CreationInput(
                wanted.firstName(), wanted.lastName(), wanted.notificationAddress(), wanted.quotaBytes(), generated);
        var secrets = Map.of(Creating.PASSWORD, wanted.password());
        return changes.run(
                tenant,
                actor,
                new NewChange(operationId, Creating.NAME, target, input, secrets),
                () -> take(tenant, operationId, target, false));
    }

    /** The targets have passed {@code MailProvider.accounts().checkTargets}. */
    public ChangeView createForwardOnly(
            TenantId tenant, Actor actor, UUID operationId, Target target, List<Address> targets) {
        var input = new ForwardInput(targets.stream().map(Address::toString).toList());
        return changes.run(
                tenant,
                actor,
                new NewChange(operationId, ForwardCreating.NAME, target, input),
                () -> take(tenant, operationId, target, true));
    }

    private void take(TenantId tenant, UUID operationId, Target target, boolean forwardOnly) {
        if (started(tenant, operationId, target).isEmpty()) {
            room.take(tenant, target.domainId(), forwardOnly);
        }
    }

    /** What the same form has started already: its address is taken by now, and that is no mistake. */
    Optional<ChangeView> started(TenantId tenant, UUID operationId, Target target) {
        return operationId == null
                ? Optional.empty()
                : changes.ofForm(tenant, operationId)
                        .filter(made -> making(made) && made.address().equals(target.subject()))
                        .filter(made -> made.state() != ChangeState.REFUSED && made.state() != ChangeState.FAILED);
    }

    /** What a change was to make, to fill the form once more; never its password. */
    CreationForm typed(ChangeView change, CreationForm form) {
        form.localPart = change.address().substring(0, change.address().indexOf('@'));
        if (change.kind().equals(Creating.NAME)) {
            form.typed(read(change, CreationInput.class));
        } else {
            form.type = CreationForm.FORWARD_ONLY;
            form.targets = String.join("\n", read(change, ForwardInput.class).targets());
        }
        return form;
    }

    static boolean making(ChangeView change) {
        return change.kind().equals(Creating.NAME) || change.kind().equals(ForwardCreating.NAME);
    }

    private <T> T read(ChangeView change, Class<T> type) {
        try {
            return json.readValue(change.input(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the input of change " + change.id() + " cannot be read", e);
        }
    }
}
