package io.postern.hosting.catchall;

import io.postern.hosting.DomainKind;
import io.postern.provider.ProviderDomains;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.MailDomain;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class CatchAllChange extends DomainKind<CatchAllInput> {
    static final String NAME = "catch-all";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<CatchAllInput> inputType() {
        return CatchAllInput.class;
    }

    @Override
    protected void write(ProviderDomains domains, MailDomain domain, CatchAllInput wanted) {
        domains.updateCatchAll(domain, Address.parse(wanted.target()));
    }

    @Override
    protected boolean inForce(ProviderDomains domains, MailDomain domain, CatchAllInput wanted) {
        return domains.readCatchAll(domain).equals(Address.parse(wanted.target()));
    }
}
