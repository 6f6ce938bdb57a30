package io.postern.directory;

import java.util.List;

/**
 * One page of a view.
 *
 * @param next for {@link MailboxQuery#withAfter}, or null at the end
 * @param total how many mailboxes the whole view has
 * @param more the search has more matches than {@code total}; only the first ones by address are in the view
 */
public record MailboxListing(List<MailboxRow> rows, String next, long total, boolean more) {
    public static final int PAGE = 50;
    public static final int MOST_MATCHES = 1000;

    static final MailboxListing EMPTY = new MailboxListing(List.of(), null, 0, false);

    public MailboxListing {
        rows = List.copyOf(rows);
    }
}
