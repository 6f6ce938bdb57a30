package io.postern.provider.spi;

import java.util.List;

/** Other names of a whole domain. Capability {@link Capability#DOMAIN_ALIASES}. */
public interface DomainAliases {
    /** UNSUPPORTED where the upstream adds and removes them without telling which there are. */
    List<String> readDomainAliases(MailDomain domain);

    /** ALREADY_EXISTS when the name is in use. */
    void addDomainAlias(MailDomain domain, String alias);

    /** NOT_FOUND when the domain has no such alias. */
    void removeDomainAlias(MailDomain domain, String alias);
}
