package io.postern.mailbox.autoresponder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.access.Actor;
import io.postern.change.Change;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.change.Target;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.Autoresponder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sets automatic replies, and knows which one was set here last. */
@ApplicationScoped
public class Autoresponses {
    private final Changes changes;
    private final ObjectMapper json;

    Autoresponses(Changes changes, ObjectMapper json) {
        this.changes = changes;
        this.json = json;
    }

    /** The input has passed {@code MailProvider.check}. */
    public ChangeView update(
            TenantId tenant, Actor actor, UUID operationId, Target target, Autoresponder autoresponder) {
        return changes.run(tenant, actor, new NewChange(operationId, AutoresponderChange.NAME, target, autoresponder));
    }

    /** What this portal set last: all that can be shown where the provider does not let us read it. */
    public Optional<LastSet> lastSet(TenantId tenant, UUID mailboxId) {
        return changes.lastDone(tenant, mailboxId, List.of(AutoresponderChange.NAME))
                .map(this::lastSet);
    }

    /** What a change of this mailbox was to set. */
    public Optional<Autoresponder> wanted(ChangeView change, UUID mailboxId) {
        return change.kind().equals(AutoresponderChange.NAME) && mailboxId.equals(change.mailboxId())
                ? Optional.of(read(change.id(), change.input()))
                : Optional.empty();
    }

    private LastSet lastSet(Change change) {
        return new LastSet(read(change.id, change.input), change.finishedAt, change.actor);
    }

    private Autoresponder read(UUID change, String input) {
        try {
            return json.readValue(input, Autoresponder.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the input of change " + change + " cannot be read", e);
        }
    }

    /** An automatic reply as it was set through the portal. */
    public record LastSet(Autoresponder autoresponder, Instant at, String actor) {}
}
