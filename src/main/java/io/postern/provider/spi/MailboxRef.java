package io.postern.provider.spi;

/** One mailbox: its domain and its address. The address is always inside the domain. */
public record MailboxRef(MailDomain domain, Address address) {
    public MailboxRef {
        if (!address.domain().equals(domain.name())) {
            throw new IllegalArgumentException("the address is outside the domain");
        }
    }
}
