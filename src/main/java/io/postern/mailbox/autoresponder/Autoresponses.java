package io.postern.mailbox.autoresponder;

import io.postern.access.Actor;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.EarlierChanges;
import io.postern.change.NewChange;
import io.postern.change.Target;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.Autoresponder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Sets automatic replies, and knows which one was set here last. */
@ApplicationScoped
public class Autoresponses {
    private final Changes changes;
    private final EarlierChanges earlier;

    Autoresponses(Changes changes, EarlierChanges earlier) {
        this.changes = changes;
        this.earlier = earlier;
    }

    /** The input has passed {@code MailProvider.check}. */
    public ChangeView update(
            TenantId tenant, Actor actor, UUID operationId, Target target, Autoresponder autoresponder) {
        return changes.run(tenant, actor, new NewChange(operationId, AutoresponderChange.NAME, target, autoresponder));
    }

    /** What this portal set last: all that can be shown where the provider does not let us read it. */
    public Optional<LastSet> lastSet(TenantId tenant, UUID mailboxId) {
        return earlier.lastDone(tenant, mailboxId, AutoresponderChange.NAME, Autoresponder.class)
                .map(made -> new LastSet(made.input(), made.finishedAt(), made.actor()));
    }

    /** An automatic reply as it was set through the portal. */
    public record LastSet(Autoresponder autoresponder, Instant at, String actor) {}
}
