package io.postern.provider.spi;

/** What holds for a whole domain. Set-type. Capability {@link Capability#DOMAIN_DEFAULTS}. */
public interface DomainSettings {
    DomainDefaults readDefaults(MailDomain domain);

    /** Members that are null stay as they are. */
    void updateDefaults(MailDomain domain, DomainDefaults wanted);
}
