package io.postern.provider.spi;

/** What a person may edit about the owner of a mailbox. All three are always sent together. */
public record MailboxDetails(String firstName, String lastName, String notificationAddress) {}
