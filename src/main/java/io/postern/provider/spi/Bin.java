package io.postern.provider.spi;

/** Deleted mailboxes, newest first where the upstream can. Capability {@link Capability#RESTORE}. */
public interface Bin {
    DeletedMailboxPage deleted(MailDomain domain, String cursor);

    /** Not repeatable: NOT_FOUND when it is no longer there, ALREADY_EXISTS when {@code as} is taken. */
    void restore(MailDomain domain, String deletedId, Address was, Address as);
}
