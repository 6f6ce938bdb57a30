package io.postern.provider.spi;

/** A member of {@link MailboxDetails} that a provider keeps. */
public enum DetailField {
    /** One name for the whole, kept in {@link MailboxDetails#firstName()}; excludes the next two. */
    NAME,
    FIRST_NAME,
    LAST_NAME,
    NOTIFICATION_ADDRESS
}
