package io.postern.provider.spi;

/**
 * Gives a mailbox another address of the same domain. Not repeatable: NOT_FOUND once it has moved; ALREADY_EXISTS when
 * the new address is taken. Capability {@link Capability#RENAME}.
 */
public interface Renaming {
    void rename(MailboxRef mailbox, Address newAddress);
}
