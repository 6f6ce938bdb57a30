package io.postern.provider.spi;

/**
 * What a person may edit about the owner of a mailbox, as far as {@link Options#details()} names it; the rest is null.
 * All of it is always sent together.
 */
public record MailboxDetails(String firstName, String lastName, String notificationAddress) {}
