package io.postern.provider.spi;

import java.util.List;

/** Further addresses of a mailbox, each within {@link MailDomain} of it. Capability {@link Capability#ALIASES}. */
public interface Aliases {
    List<Address> readAliases(MailboxRef mailbox);

    /** ALREADY_EXISTS when the address is taken, by this mailbox too; LIMIT when there are too many. */
    void addAlias(MailboxRef mailbox, Address alias);

    /** NOT_FOUND when the mailbox has no such alias. */
    void removeAlias(MailboxRef mailbox, Address alias);
}
