package io.postern.mailbox.renaming;

import io.postern.access.Actor;
import io.postern.change.ChangeState;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.connection.Connections;
import io.postern.mailbox.OpenMailbox;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.MailboxRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Gives mailboxes another address of their domain. */
@ApplicationScoped
public class MailboxRenaming {
    private final Connections connections;
    private final Changes changes;

    MailboxRenaming(Connections connections, Changes changes) {
        this.connections = connections;
        this.changes = changes;
    }

    /** Whether nobody has the address, as far as this provider tells before it is asked to move. Throws ProviderError. */
    public boolean isFree(TenantId tenant, OpenMailbox mailbox, Address address) {
        return !mailbox.can(Capability.CREATE)
                || connections
                        .provider(tenant, mailbox.connection().id)
                        .accounts()
                        .isFree(new MailboxRef(mailbox.domain().mailDomain(), address));
    }

    /** What the same form has started already: the new address is taken by now, and that is no mistake. */
    Optional<ChangeView> started(TenantId tenant, UUID operationId, UUID mailboxId) {
        return Optional.ofNullable(operationId)
                .flatMap(form -> changes.ofForm(tenant, form))
                .filter(made -> made.kind().equals(RenamingChange.NAME) && mailboxId.equals(made.mailboxId()))
                .filter(made -> made.state() != ChangeState.REFUSED && made.state() != ChangeState.FAILED);
    }

    public ChangeView rename(TenantId tenant, Actor actor, UUID operationId, OpenMailbox mailbox, Address address) {
        var input = new RenamingInput(address.toString());
        return changes.run(tenant, actor, new NewChange(operationId, RenamingChange.NAME, mailbox.target(), input));
    }
}
