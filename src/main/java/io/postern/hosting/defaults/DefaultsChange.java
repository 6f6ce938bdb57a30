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
        DomainDefaults now = domains.readDefaults(domain);
        domains.updateDefaults(
                domain,
                new DomainDefaults(
                        ifNew(wanted.quotaBytes(), now.quotaBytes()),
                        ifNew(wanted.quotaMaximumBytes(), now.quotaMaximumBytes()),
                        ifNew(wanted.mailboxLimit(), now.mailboxLimit()),
                        ifNew(wanted.aliasLimit(), now.aliasLimit()),
                        ifNew(wanted.passwordStrength(), now.passwordStrength())));
    }

    /** What is so already is not written: at the provider it may hold for more than this domain. */
    private static <T> T ifNew(T wanted, T now) {
        return wanted == null || wanted.equals(now) ? null : wanted;
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
