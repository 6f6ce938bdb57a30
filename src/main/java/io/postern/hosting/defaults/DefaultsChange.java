package io.postern.hosting.defaults;

import io.postern.hosting.DomainKind;
import io.postern.provider.ProviderDomains;
import io.postern.provider.spi.DomainDefaults;
import io.postern.provider.spi.MailDomain;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class DefaultsChange extends DomainKind<DomainDefaults> {
    static final String NAME = "domain-defaults";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<DomainDefaults> inputType() {
        return DomainDefaults.class;
    }

    @Override
    protected void write(ProviderDomains domains, MailDomain domain, DomainDefaults wanted) {
        domains.updateDefaults(domain, wanted);
    }

    @Override
    protected boolean inForce(ProviderDomains domains, MailDomain domain, DomainDefaults wanted) {
        DomainDefaults now = domains.readDefaults(domain);
        return same(wanted.quotaBytes(), now.quotaBytes())
                && same(wanted.quotaMaximumBytes(), now.quotaMaximumBytes())
                && same(wanted.mailboxLimit(), now.mailboxLimit())
                && same(wanted.aliasLimit(), now.aliasLimit())
                && same(wanted.passwordStrength(), now.passwordStrength());
    }

    private static boolean same(Object wanted, Object now) {
        return wanted == null || wanted.equals(now);
    }
}
