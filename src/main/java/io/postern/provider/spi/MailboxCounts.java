package io.postern.provider.spi;

/** How many accounts of each kind a domain has at the upstream. */
public record MailboxCounts(long mailboxes, long forwardOnly) {}
