package io.postern.provider.spi;

/** Stops and starts mail of a whole domain. Set-type. Capability {@link Capability#DOMAIN_SUSPEND}. */
public interface DomainSuspension {
    boolean isSuspended(MailDomain domain);

    void suspendDomain(MailDomain domain, String reason);

    void resumeDomain(MailDomain domain);
}
