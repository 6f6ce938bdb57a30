package io.postern.mailbox.deletion;

import io.postern.access.Actor;
import io.postern.change.ChangeState;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.connection.Connections;
import io.postern.mailbox.OpenDomain;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.MailProvider;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.DeletedMailbox;
import io.postern.provider.spi.DeletedMailboxPage;
import io.postern.provider.spi.MailDomain;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Mailboxes that were deleted and can be brought back. Asks the provider each time: nothing of it is kept here. */
@ApplicationScoped
public class DeletedMailboxes {
    /** Pages of deleted mailboxes that are looked through for one of them. */
    private static final int MOST_PAGES = 50;

    private final Connections connections;
    private final Changes changes;

    DeletedMailboxes(Connections connections, Changes changes) {
        this.connections = connections;
        this.changes = changes;
    }

    /** Throws ProviderError. */
    public DeletedMailboxPage page(TenantId tenant, OpenDomain domain, String cursor) {
        return provider(tenant, domain).accounts().deleted(domain.domain().mailDomain(), cursor);
    }

    /** Only one of this very domain: the account may hold those of others. Throws ProviderError. */
    public Optional<DeletedMailbox> find(TenantId tenant, OpenDomain domain, String id) {
        return find(provider(tenant, domain), domain.domain().mailDomain(), id);
    }

    /** Whether nothing has this address now. Throws ProviderError. */
    public boolean isFree(TenantId tenant, OpenDomain domain, Address address) {
        return provider(tenant, domain).accounts().isFree(domain.ref(address));
    }

    /** @param deleted as {@link #find} told it */
    public ChangeView restore(
            TenantId tenant, Actor actor, UUID operationId, OpenDomain domain, DeletedMailbox deleted, Address as) {
        var input = new RestoreInput(deleted.id(), deleted.address().toString());
        return changes.run(tenant, actor, new NewChange(operationId, Restoring.NAME, domain.target(as), input));
    }

    /** What the same form has started already: the mailbox is deleted no more, and that is no mistake. */
    Optional<ChangeView> started(TenantId tenant, UUID operationId, OpenDomain domain) {
        return Optional.ofNullable(operationId)
                .flatMap(form -> changes.ofForm(tenant, form))
                .filter(made ->
                        made.kind().equals(Restoring.NAME) && domain.domain().id.equals(made.domainId()))
                .filter(made -> made.state() != ChangeState.REFUSED && made.state() != ChangeState.FAILED);
    }

    static Optional<DeletedMailbox> find(MailProvider provider, MailDomain domain, String id) {
        String cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            DeletedMailboxPage found = provider.accounts().deleted(domain, cursor);
            Optional<DeletedMailbox> one = found.mailboxes().stream()
                    .filter(deleted -> deleted.id().equals(id)
                            && deleted.address().domain().equals(domain.name()))
                    .findFirst();
            if (one.isPresent() || found.next() == null) {
                return one;
            }
            cursor = found.next();
        }
        return Optional.empty();
    }

    private MailProvider provider(TenantId tenant, OpenDomain domain) {
        return connections.provider(tenant, domain.connection().id);
    }
}
