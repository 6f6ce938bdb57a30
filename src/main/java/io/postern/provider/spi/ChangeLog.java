package io.postern.provider.spi;

/** The upstream's own history of a mailbox. Capability {@link Capability#PROVIDER_HISTORY}. */
public interface ChangeLog {
    LogPage changeLog(MailboxRef mailbox, String cursor);
}
