package io.postern.provider.spi;

/** Domains of the account as such. Capability {@link Capability#DOMAINS}. */
public interface DomainAdministration {
    UpstreamDomainPage domains(String cursor);

    boolean domainExists(String name);

    /** ALREADY_EXISTS when it is there; LIMIT when the account may have no more. */
    void createDomain(String name);

    /** NOT_FOUND the second time; CONFLICT while it has mailboxes, where the upstream insists on that. */
    void deleteDomain(String name);
}
