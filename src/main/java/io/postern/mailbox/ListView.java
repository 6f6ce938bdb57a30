package io.postern.mailbox;

import io.postern.directory.Freshness;
import io.postern.directory.MailboxListing;
import io.postern.directory.MailboxQuery;
import io.postern.directory.MailboxRow;
import io.postern.directory.MailboxSort;
import io.postern.platform.web.Age;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.MailboxStatus;
import java.util.List;

/**
 * The list as its template shows it.
 *
 * @param base what links start with
 * @param domains names to choose from
 * @param age of the oldest data in the view, or null when nothing was read yet
 * @param refreshed what a refresh just brought, or null
 * @param stops what suspending stops, for each provider of the rows
 */
public record ListView(
        String base,
        MailboxQuery query,
        MailboxListing listing,
        Freshness freshness,
        List<String> domains,
        Age age,
        RefreshNote refreshed,
        boolean mayChange,
        List<BulkEffects.Stops> stops) {
    public ListView {
        stops = List.copyOf(stops);
    }

    public List<MailboxRow> rows() {
        return listing.rows();
    }

    public String path() {
        return base + "/mailboxes";
    }

    public String address() {
        return path() + ListAddress.of(query);
    }

    public String refreshAddress() {
        return path() + "/refresh" + ListAddress.of(query);
    }

    public String nextAddress() {
        return listing.next() == null ? null : path() + ListAddress.of(query.withAfter(listing.next()));
    }

    public String firstAddress() {
        return query.after() == null ? null : path() + ListAddress.of(query.withAfter(null));
    }

    public String sortAddress(String key) {
        return path() + ListAddress.of(query.withSort(query.sort().toggled(key(key))));
    }

    /** The value of {@code aria-sort}, or null for a column that does not sort the list now. */
    public String sorted(String key) {
        if (query.sort().key() != key(key)) {
            return null;
        }
        return query.sort().descending() ? "descending" : "ascending";
    }

    public boolean narrowed() {
        return query.searched()
                || query.domain() != null
                || query.status() != null
                || query.type() != null
                || query.overQuota();
    }

    public String total() {
        return Sizes.grouped(listing.total());
    }

    public List<MailboxStatus> statuses() {
        return List.of(MailboxStatus.values());
    }

    public List<AccountType> types() {
        return List.of(AccountType.values());
    }

    private static MailboxSort.Key key(String name) {
        return MailboxSort.parse(name).orElseThrow().key();
    }
}
