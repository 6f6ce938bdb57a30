package io.postern.hosting.addition;

import io.postern.access.Actor;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.change.Target;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Makes domains at providers. */
@ApplicationScoped
public class DomainCreation {
    private final Changes changes;

    DomainCreation(Changes changes) {
        this.changes = changes;
    }

    /** The provider can, and has none of that name; what is made is taken into the portal. Outside any transaction. */
    public ChangeView create(
            TenantId tenant, Actor actor, UUID operationId, UUID connectionId, String name, UUID customerId) {
        return changes.run(
                tenant,
                actor,
                new NewChange(
                        operationId,
                        CreateDomain.NAME,
                        Target.ofConnection(connectionId, name),
                        new CreationInput(customerId)));
    }
}
