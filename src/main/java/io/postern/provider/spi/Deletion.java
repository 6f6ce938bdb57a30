package io.postern.provider.spi;

/** Deletes a mailbox; the second time it is NOT_FOUND. Capability {@link Capability#DELETE}. */
public interface Deletion {
    /** {@link Options#restoreDays()} tells whether it can be brought back. */
    void delete(MailboxRef mailbox);
}
