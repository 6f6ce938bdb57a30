package io.postern.provider.spi;

/** Replaces name and notification address as a whole. Set-type. Capability {@link Capability#DETAILS}. */
public interface Details {
    void updateDetails(MailboxRef mailbox, MailboxDetails details);
}
