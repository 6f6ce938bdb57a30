package io.postern.mailbox;

import io.postern.directory.Freshness;
import io.postern.directory.MailboxListing;
import io.postern.directory.MailboxQuery;
import io.postern.directory.MailboxSort;
import io.postern.platform.web.Age;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.MailboxStatus;
import java.util.List;
import java.util.stream.Stream;

/**
 * The list as its template shows it.
 *
 * @param base what links start with
 * @param names of the domains to choose from
 * @param age of the oldest data in the view, or null when nothing was read yet
 * @param refreshed what a refresh just brought, or null
 * @param hasBin whether a provider may give deleted mailboxes back
 * @param stops what suspending stops, for each provider of the rows
 * @param words that lines, headings and choices are made of
 */
public record ListView(
        String base,
        MailboxQuery query,
        MailboxListing listing,
        Freshness freshness,
        List<String> names,
        Age age,
        RefreshNote refreshed,
        boolean mayChange,
        boolean hasBin,
        List<BulkEffects.Stops> stops,
        ListWords words) {
    public ListView {
        stops = List.copyOf(stops);
    }

    public String path() {
        return base + "/mailboxes";
    }

    public String address() {
        return path() + ListAddress.of(query);
    }

    /** Where a mailbox of the domain that is shown is made. */
    public String newAddress() {
        return path() + "/new" + ofDomain();
    }

    public String binAddress() {
        return path() + "/bin" + ofDomain();
    }

    private String ofDomain() {
        return query.domain() == null ? "" : "?domain=" + query.domain();
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

    /** @param sorted value of {@code aria-sort}, or null for a column that does not sort the list now */
    public record Heading(String text, String address, String sorted, String mark) {}

    /** @param value what the form sends */
    public record Choice(String value, String text, boolean chosen) {}

    public List<Heading> headings() {
        return Stream.of(MailboxSort.Key.values()).map(this::heading).toList();
    }

    private Heading heading(MailboxSort.Key key) {
        boolean sorted = query.sort().key() == key;
        boolean descending = query.sort().descending();
        return new Heading(
                words.heading(key),
                path() + ListAddress.of(query.withSort(query.sort().toggled(key))),
                sorted ? (descending ? "descending" : "ascending") : null,
                sorted ? (descending ? "▼" : "▲") : null);
    }

    public List<ListLine> lines() {
        String path = path() + "/";
        return listing.rows().stream().map(row -> ListLine.of(row, path, words)).toList();
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

    public List<Choice> domains() {
        return names.stream()
                .map(name -> new Choice(name, name, name.equals(query.domain())))
                .toList();
    }

    public List<Choice> statuses() {
        return Stream.of(MailboxStatus.values())
                .map(status -> new Choice(ListForm.slug(status), words.status(status), status == query.status()))
                .toList();
    }

    public List<Choice> types() {
        return Stream.of(AccountType.values())
                .map(type -> new Choice(ListForm.slug(type), words.type(type), type == query.type()))
                .toList();
    }
}
