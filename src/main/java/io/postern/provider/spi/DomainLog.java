package io.postern.provider.spi;

/** The upstream's own history of a domain and of the whole account. Capability {@link Capability#DOMAIN_HISTORY}. */
public interface DomainLog {
    LogPage domainLog(MailDomain domain, String cursor);

    LogPage accountLog(String cursor);
}
