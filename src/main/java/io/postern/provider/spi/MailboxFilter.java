package io.postern.provider.spi;

/**
 * Narrows a list at the upstream; a null member does not narrow. A driver applies what its upstream documents and
 * ignores the rest (the caller filters again).
 *
 * @param text plain text to find in the address; the driver escapes it for the upstream's pattern language
 */
public record MailboxFilter(String text, MailboxStatus status, AccountType type, Boolean overQuota) {
    public static final MailboxFilter NONE = new MailboxFilter(null, null, null, null);
}
