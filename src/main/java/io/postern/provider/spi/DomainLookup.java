package io.postern.provider.spi;

/** Finds {@link MailDomain#externalId()} of a domain name; NOT_FOUND when the account does not carry it. */
public interface DomainLookup {
    String externalId(String domainName);
}
