package io.postern.mailbox.history;

import io.postern.mailbox.OpenMailbox;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.LogPage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The history of a mailbox: the portal's own and its provider's, as one story. Call it outside any transaction. */
@ApplicationScoped
public class MailboxTimelines {
    private final MailboxHistory history;
    private final ProviderLog provider;

    MailboxTimelines(MailboxHistory history, ProviderLog provider) {
        this.history = history;
        this.provider = provider;
    }

    /**
     * A page of it.
     *
     * @param theirs whether the provider keeps a history at all
     * @param unread whether it did not tell it just now
     */
    public record Told(Timeline timeline, boolean theirs, boolean unread) {}

    public Told of(TenantId tenant, OpenMailbox mailbox, HistoryPlace from) {
        HistoryPage own = history.of(tenant, mailbox.row().id, from.before());
        boolean theirs = mailbox.can(Capability.PROVIDER_HISTORY);
        Optional<LogPage> told =
                theirs && from.asksProvider() ? provider.read(tenant, mailbox, from.log()) : Optional.empty();
        boolean unread = theirs && from.asksProvider() && told.isEmpty();
        return new Told(
                told.map(page -> Timeline.of(own, page, from)).orElseGet(() -> Timeline.of(own)), theirs, unread);
    }
}
