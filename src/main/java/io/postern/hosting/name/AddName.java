package io.postern.hosting.name;

import io.postern.hosting.DomainKind;
import io.postern.provider.ProviderDomains;
import io.postern.provider.spi.MailDomain;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class AddName extends DomainKind<NameInput> {
    static final String NAME = "domain-alias-add";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<NameInput> inputType() {
        return NameInput.class;
    }

    @Override
    protected void write(ProviderDomains domains, MailDomain domain, NameInput input) {
        domains.addAlias(domain, input.name());
    }

    @Override
    protected boolean inForce(ProviderDomains domains, MailDomain domain, NameInput input) {
        return domains.readAliases(domain).contains(input.name());
    }
}
