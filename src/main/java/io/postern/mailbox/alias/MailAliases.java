package io.postern.mailbox.alias;

import io.postern.access.Actor;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.change.Target;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.Address;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Gives mailboxes further addresses of their domain, and takes them away. */
@ApplicationScoped
public class MailAliases {
    private final Changes changes;

    MailAliases(Changes changes) {
        this.changes = changes;
    }

    /** @param alias within the domain of the mailbox */
    public ChangeView add(TenantId tenant, Actor actor, UUID operationId, Target target, Address alias) {
        return run(tenant, actor, operationId, AliasAdding.NAME, target, alias);
    }

    /** As {@link #add}. */
    public ChangeView remove(TenantId tenant, Actor actor, UUID operationId, Target target, Address alias) {
        return run(tenant, actor, operationId, AliasRemoving.NAME, target, alias);
    }

    private ChangeView run(TenantId tenant, Actor actor, UUID operationId, String kind, Target target, Address alias) {
        return changes.run(tenant, actor, new NewChange(operationId, kind, target, new AliasInput(alias.toString())));
    }
}
