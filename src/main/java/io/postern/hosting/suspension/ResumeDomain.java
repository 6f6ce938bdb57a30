package io.postern.hosting.suspension;

import io.postern.change.Change;
import io.postern.change.Outcome;
import io.postern.domain.DomainCopies;
import io.postern.hosting.DomainKind;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.ProviderDomains;
import io.postern.provider.spi.MailDomain;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ResumeDomain extends DomainKind<SuspensionInput> {
    static final String NAME = "domain-resume";

    private final DomainCopies copies;

    ResumeDomain(DomainCopies copies) {
        this.copies = copies;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<SuspensionInput> inputType() {
        return SuspensionInput.class;
    }

    @Override
    protected void write(ProviderDomains domains, MailDomain domain, SuspensionInput input) {
        domains.resume(domain);
    }

    @Override
    protected boolean inForce(ProviderDomains domains, MailDomain domain, SuspensionInput input) {
        return !domains.isSuspended(domain);
    }

    /** Its mailboxes may look different now. */
    @Override
    public void reflect(TenantId tenant, Change change, Outcome outcome) {
        copies.requestSync(tenant, change.domainId);
    }
}
