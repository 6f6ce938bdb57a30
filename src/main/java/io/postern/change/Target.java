package io.postern.change;

import io.postern.provider.spi.Address;
import java.util.UUID;

/**
 * What a change applies to. The caller has checked that it is the tenant's own and inside the session's scope.
 *
 * @param domainId null for a change of the connection itself
 * @param mailboxId null for a change of a domain or connection, and for a mailbox that is not there yet
 * @param subject the address; or the name of the domain or of whatever the connection has
 */
public record Target(UUID connectionId, UUID domainId, UUID mailboxId, String subject) {
    public Target(UUID connectionId, UUID domainId, UUID mailboxId, Address address) {
        this(connectionId, domainId, mailboxId, address.toString());
    }

    /** @throws java.util.NoSuchElementException for a change of a domain or of a connection */
    public Address address() {
        return Address.parse(subject).orElseThrow();
    }

    public static Target ofDomain(UUID connectionId, UUID domainId, String name) {
        return new Target(connectionId, domainId, null, name);
    }

    public static Target ofConnection(UUID connectionId, String subject) {
        return new Target(connectionId, null, null, subject);
    }
}
