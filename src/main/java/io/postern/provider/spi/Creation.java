package io.postern.provider.spi;

/**
 * Makes mailboxes. Not repeatable: an address that is taken, by an alias too, is ALREADY_EXISTS and stays untouched. A
 * domain that is full is LIMIT. Capability {@link Capability#CREATE}.
 */
public interface Creation {
    /** Whether nothing has this address: no mailbox, no forward, no alias. A deleted mailbox does not count. */
    boolean isFree(MailboxRef address);

    void create(MailboxRef address, NewMailbox wanted);
}
