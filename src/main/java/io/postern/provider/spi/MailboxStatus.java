package io.postern.provider.spi;

/** Whether a mailbox works. */
public enum MailboxStatus {
    ACTIVE,
    SUSPENDED,
    /** Made, but not yet usable at the upstream. */
    PENDING
}
