package io.postern.mailbox;

import io.postern.change.Target;
import io.postern.connection.Connection;
import io.postern.domain.Domain;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.DriverInfo;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.Options;
import java.util.Optional;

/** A domain that the session may see, with all that making a mailbox in it needs. */
public record OpenDomain(Domain domain, Connection connection, DriverInfo provider) {
    public String name() {
        return domain.name;
    }

    public boolean can(Capability capability) {
        return provider.support(capability).yes();
    }

    /** The size that its billing system names for new mailboxes, fitted to what the provider takes; null: none. */
    public Long usualQuota() {
        Options options = provider.options();
        if (domain.mailboxQuotaBytes == null || options.quotaStepBytes() == 0) {
            return null;
        }
        long most = options.quotaMaximumBytes() > 0
                ? Math.min(options.quotaMaximumBytes(), domain.mailboxQuotaBytes)
                : domain.mailboxQuotaBytes;
        long fitted = most - most % options.quotaStepBytes();
        return fitted > 0 ? fitted : null;
    }

    /** Why the provider cannot, or null when it can. */
    public Cannot cannot(Capability capability) {
        return OpenMailbox.cannot(provider, capability);
    }

    /** The address with this part before the @; the whole address is taken too when it is in this domain. */
    public Optional<Address> address(String typed) {
        String text = typed == null ? "" : typed.strip();
        return Address.parse(text.contains("@") ? text : text + "@" + name())
                .filter(address -> address.domain().equals(name()));
    }

    public MailboxRef ref(Address address) {
        return new MailboxRef(domain.mailDomain(), address);
    }

    /** For a mailbox that is not in the directory. */
    public Target target(Address address) {
        return new Target(connection.id, domain.id, null, address);
    }
}
