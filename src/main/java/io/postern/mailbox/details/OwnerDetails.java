package io.postern.mailbox.details;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.access.Actor;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.change.Target;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.MailboxDetails;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Edits the name and notification address of a mailbox's owner. */
@ApplicationScoped
public class OwnerDetails {
    private final Changes changes;
    private final ObjectMapper json;

    OwnerDetails(Changes changes, ObjectMapper json) {
        this.changes = changes;
        this.json = json;
    }

    /** The input has passed {@code MailProvider.check}; a null member leaves the present value. */
    public ChangeView update(TenantId tenant, Actor actor, UUID operationId, Target target, MailboxDetails details) {
        var input = new DetailsInput(details.firstName(), details.lastName(), details.notificationAddress());
        return changes.run(tenant, actor, new NewChange(operationId, DetailsChange.NAME, target, input));
    }

    /** What a change of this mailbox was to set. */
    public Optional<MailboxDetails> wanted(ChangeView change, UUID mailboxId) {
        if (!change.kind().equals(DetailsChange.NAME) || !mailboxId.equals(change.mailboxId())) {
            return Optional.empty();
        }
        try {
            DetailsInput input = json.readValue(change.input(), DetailsInput.class);
            return Optional.of(new MailboxDetails(input.firstName(), input.lastName(), input.notificationAddress()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the input of change " + change.id() + " cannot be read", e);
        }
    }
}
