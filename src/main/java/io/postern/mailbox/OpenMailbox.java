package io.postern.mailbox;

import io.postern.change.Target;
import io.postern.connection.Connection;
import io.postern.directory.Mailbox;
import io.postern.domain.Domain;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.DriverInfo;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.Support;
import java.util.Optional;

/** A mailbox that the session may see, with all that its pages and its changes need. */
public record OpenMailbox(Mailbox row, Domain domain, Connection connection, DriverInfo provider) {
    public Address address() {
        return Address.parse(row.address).orElseThrow();
    }

    public MailboxRef ref() {
        return new MailboxRef(domain.mailDomain(), address());
    }

    public Target target() {
        return new Target(connection.id, domain.id, row.id, address());
    }

    public boolean can(Capability capability) {
        return provider.support(capability).yes();
    }

    /** The address of this domain that was typed, whole or as the part before the @. */
    public Optional<Address> inDomain(String typed) {
        return new OpenDomain(domain, connection, provider).address(typed);
    }

    /** Why the provider cannot do it; null when it can. */
    public Cannot cannot(Capability capability) {
        return cannot(provider, capability);
    }

    static Cannot cannot(DriverInfo provider, Capability capability) {
        return switch (provider.support(capability)) {
            case Support.Yes _ -> null;
            case Support.No(String reason, String link) -> new Cannot(capability, reason, link);
            case Support.NotYet(String reason) -> new Cannot(capability, reason, null);
        };
    }
}
