package io.postern.mailbox.deletion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.access.Actor;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.connection.Connections;
import io.postern.mailbox.OpenMailbox;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.DeletedMessage;
import io.postern.provider.spi.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Deleted mail of one mailbox. Asks the provider each time: nothing of it is kept here. */
@ApplicationScoped
public class DeletedMail {
    private final Connections connections;
    private final Changes changes;
    private final ObjectMapper json;

    DeletedMail(Connections connections, Changes changes, ObjectMapper json) {
        this.connections = connections;
        this.changes = changes;
        this.json = json;
    }

    /**
     * How one message fared.
     *
     * @param restored it is back, or was not among the deleted ones any more
     * @param refused why it is not, or null
     */
    public record Result(String id, boolean restored, boolean gone, Kind refused) {}

    /** Throws ProviderError. */
    public List<DeletedMessage> list(TenantId tenant, OpenMailbox mailbox) {
        return connections.provider(tenant, mailbox.connection().id).accounts().deletedMessages(mailbox.ref());
    }

    public ChangeView restore(TenantId tenant, Actor actor, UUID operationId, OpenMailbox mailbox, List<String> ids) {
        return changes.run(
                tenant,
                actor,
                new NewChange(operationId, RestoringMessages.NAME, mailbox.target(), new MessagesInput(ids)));
    }

    /** In the order in which they were asked for; empty before the change is done. */
    public List<Result> results(TenantId tenant, ChangeView change) {
        Map<String, String> facts = changes.facts(tenant, change.id());
        return facts.isEmpty()
                ? List.of()
                : ids(change).stream().map(id -> result(id, facts.get(id))).toList();
    }

    static boolean restoring(ChangeView change) {
        return change.kind().equals(RestoringMessages.NAME);
    }

    private static Result result(String id, String fact) {
        boolean gone = RestoringMessages.GONE.equals(fact);
        Kind refused = Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(fact))
                .findFirst()
                .orElse(null);
        return new Result(id, RestoringMessages.RESTORED.equals(fact), gone, refused);
    }

    private List<String> ids(ChangeView change) {
        try {
            return json.readValue(change.input(), MessagesInput.class).ids();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the input of change " + change.id() + " cannot be read", e);
        }
    }
}
