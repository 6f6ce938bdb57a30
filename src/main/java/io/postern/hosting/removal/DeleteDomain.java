package io.postern.hosting.removal;

import io.postern.access.Actor;
import io.postern.change.Change;
import io.postern.change.Outcome;
import io.postern.domain.DomainEditing;
import io.postern.hosting.DomainKind;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.ProviderDomains;
import io.postern.provider.spi.MailDomain;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes a domain at the provider, and then takes it out of the portal. */
@ApplicationScoped
class DeleteDomain extends DomainKind<NoInput> {
    static final String NAME = "domain-delete";

    private final DomainEditing editing;

    DeleteDomain(DomainEditing editing) {
        this.editing = editing;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<NoInput> inputType() {
        return NoInput.class;
    }

    @Override
    protected void write(ProviderDomains domains, MailDomain domain, NoInput input) {
        domains.delete(domain.name());
    }

    @Override
    protected boolean inForce(ProviderDomains domains, MailDomain domain, NoInput input) {
        return !domains.exists(domain.name());
    }

    @Override
    public void reflect(TenantId tenant, Change change, Outcome outcome) {
        editing.release(tenant, new Actor(change.actor, change.actorMemberId, change.via, null), change.domainId);
    }
}
