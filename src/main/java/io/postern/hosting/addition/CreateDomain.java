package io.postern.hosting.addition;

import io.postern.access.Actor;
import io.postern.change.Attempt;
import io.postern.change.Change;
import io.postern.change.ChangeKind;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import io.postern.domain.DomainEditing;
import io.postern.domain.NewDomain;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Makes a domain at the provider and takes it into the portal. The provider refuses one that is there already. */
@ApplicationScoped
class CreateDomain implements ChangeKind<CreationInput> {
    static final String NAME = "domain-create";
    private static final String CUSTOMER = "customer";

    private final DomainEditing editing;

    CreateDomain(DomainEditing editing) {
        this.editing = editing;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<CreationInput> inputType() {
        return CreationInput.class;
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public Outcome execute(Attempt<CreationInput> attempt) {
        attempt.provider().domains().create(attempt.subject());
        return made(attempt);
    }

    @Override
    public ReadBack readBack(Attempt<CreationInput> attempt) {
        return attempt.provider().domains().exists(attempt.subject())
                ? new ReadBack.Applied(made(attempt))
                : new ReadBack.NotApplied();
    }

    @Override
    public void reflect(TenantId tenant, Change change, Outcome outcome) {
        String customer = outcome.facts().get(CUSTOMER);
        var _ = editing.take(
                tenant,
                new Actor(change.actor, change.actorMemberId, change.via, null),
                new NewDomain(
                        change.address,
                        change.connectionId,
                        null,
                        customer == null ? null : UUID.fromString(customer)));
    }

    private static Outcome made(Attempt<CreationInput> attempt) {
        UUID customer = attempt.input().customerId();
        return new Outcome(null, null, customer == null ? Map.of() : Map.of(CUSTOMER, customer.toString()), null);
    }
}
