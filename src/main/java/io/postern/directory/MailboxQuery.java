package io.postern.directory;

import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.MailboxStatus;

/**
 * One view of the list; a null member does not narrow.
 *
 * @param text part of an address or a name, or null
 * @param domain name of a domain, or null; one that is unknown or outside the scope gives an empty list
 * @param tag only mailboxes that staff have given this tag, or null
 * @param overQuota only mailboxes that are over their quota
 * @param after {@link MailboxListing#next()} of the page before, or null; anything else starts at the first page
 */
public record MailboxQuery(
        String text,
        String domain,
        String tag,
        MailboxStatus status,
        AccountType type,
        boolean overQuota,
        MailboxSort sort,
        String after) {
    public static final MailboxQuery ALL = new MailboxQuery(null, null, null, null, null, false, null, null);

    private static final int LONGEST_TEXT = 100;

    public MailboxQuery {
        text = clean(text);
        domain = clean(domain);
        tag = clean(tag);
        sort = sort == null ? MailboxSort.BY_ADDRESS : sort;
    }

    public MailboxQuery(
            String text,
            String domain,
            MailboxStatus status,
            AccountType type,
            boolean overQuota,
            MailboxSort sort,
            String after) {
        this(text, domain, null, status, type, overQuota, sort, after);
    }

    /** Whether its total is not among the kept counts. */
    public boolean searched() {
        return text != null || tag != null;
    }

    public MailboxQuery withTag(String next) {
        return new MailboxQuery(text, domain, next, status, type, overQuota, sort, null);
    }

    public MailboxQuery withText(String next) {
        return new MailboxQuery(next, domain, tag, status, type, overQuota, sort, null);
    }

    public MailboxQuery withDomain(String next) {
        return new MailboxQuery(text, next, tag, status, type, overQuota, sort, null);
    }

    public MailboxQuery withStatus(MailboxStatus next) {
        return new MailboxQuery(text, domain, tag, next, type, overQuota, sort, null);
    }

    public MailboxQuery withType(AccountType next) {
        return new MailboxQuery(text, domain, tag, status, next, overQuota, sort, null);
    }

    public MailboxQuery withOverQuota(boolean next) {
        return new MailboxQuery(text, domain, tag, status, type, next, sort, null);
    }

    public MailboxQuery withSort(MailboxSort next) {
        return new MailboxQuery(text, domain, tag, status, type, overQuota, next, null);
    }

    public MailboxQuery withAfter(String next) {
        return new MailboxQuery(text, domain, tag, status, type, overQuota, sort, next);
    }

    /** PostgreSQL has no text with a zero character. */
    private static String clean(String typed) {
        if (typed == null) {
            return null;
        }
        String stripped = typed.replace("\0", "").strip();
        if (stripped.isEmpty()) {
            return null;
        }
        return stripped.length() <= LONGEST_TEXT ? stripped : stripped.substring(0, LONGEST_TEXT);
    }
}
