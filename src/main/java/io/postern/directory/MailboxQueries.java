package io.postern.directory;

import io.postern.access.Scope;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.MailboxStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Reads pages of the list. Native SQL: JPQL knows neither the search function nor comparisons that an index of several
 * columns can answer. Names the tenant although row-level security does so too, for the planner.
 */
@ApplicationScoped
class MailboxQueries {
    private static final String COLUMNS = "m.id, m.domain_id, m.address, m.first_name, m.last_name, m.status,"
            + " m.account_type, m.quota_bytes, m.used_bytes, m.over_quota, m.created_at, m.seen_at";

    /** So many rows are sorted rather than walked to in order: the planner cannot see how unevenly they lie. */
    private static final long SORTED_AT_ONCE = 20_000;

    private final Tenancy tenancy;

    MailboxQueries(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    MailboxListing page(TenantId tenant, Scope scope, MailboxQuery query) {
        return view(tenant, scope, query).listing();
    }

    DirectoryView view(TenantId tenant, Scope scope, MailboxQuery query) {
        return tenancy.read(tenant, connection -> view(connection, tenant, scope, query));
    }

    static DirectoryView view(Connection connection, TenantId tenant, Scope scope, MailboxQuery query)
            throws SQLException {
        Overview overview = Overview.read(connection, tenant, scope, query);
        MailboxListing listing = listing(connection, tenant, query, overview);
        return new DirectoryView(
                listing,
                overview.freshness(),
                overview.names(),
                overview.providers().of(connection, tenant, listing.rows()),
                overview.providers().inUse());
    }

    private static MailboxListing listing(Connection connection, TenantId tenant, MailboxQuery query, Overview overview)
            throws SQLException {
        if (overview.narrowing().nothing()) {
            return MailboxListing.EMPTY;
        }
        return query.searched()
                ? found(connection, tenant, query, overview.narrowing())
                : listed(connection, tenant, query, overview.narrowing(), overview.total());
    }

    private static MailboxListing listed(
            Connection connection, TenantId tenant, MailboxQuery query, ViewDomains.Narrowing narrowing, long total)
            throws SQLException {
        if (total == 0) {
            return MailboxListing.EMPTY;
        }
        var select = new Statement().add("select " + COLUMNS + " from mailbox m where m.tenant_id = ?", tenant.value());
        narrowing.addTo(select, "m.domain_id");
        narrow(select, "m.", query);
        beyond(select, query);
        PageOrder.add(select, query.sort(), total <= SORTED_AT_ONCE && !PageOrder.indexed(query, narrowing));
        return listing(query, rows(connection, select), total, false);
    }

    private static MailboxListing found(
            Connection connection, TenantId tenant, MailboxQuery query, ViewDomains.Narrowing narrowing)
            throws SQLException {
        List<Match> matches = matches(
                connection,
                query.tag() == null ? bySearch(connection, tenant, query, narrowing) : byTag(tenant, query, narrowing));
        boolean more = matches.size() > MailboxListing.MOST_MATCHES;
        List<Match> view = more ? matches.subList(0, MailboxListing.MOST_MATCHES) : matches;
        if (view.isEmpty()) {
            return MailboxListing.EMPTY;
        }
        var select = new Statement()
                .add("select " + COLUMNS + " from mailbox m where m.tenant_id = ?", tenant.value())
                .add(" and m.id = any(?)", ofPage(view, query));
        beyond(select, query);
        PageOrder.add(select, query.sort(), false);
        return listing(query, rows(connection, select), view.size(), more);
    }

    /** The search answers by address: in that order only the page's own rows need to be looked up. */
    private static List<UUID> ofPage(List<Match> view, MailboxQuery query) {
        Stream<Match> rest = view.stream();
        if (query.sort().equals(MailboxSort.BY_ADDRESS)) {
            String last = Cursor.decoded(query.after(), MailboxSort.Key.ADDRESS)
                    .map(Cursor::last)
                    .orElse("");
            rest = rest.filter(match -> match.address().compareTo(last) > 0).limit(MailboxListing.PAGE + 1L);
        }
        return rest.map(Match::id).toList();
    }

    private record Match(UUID id, String address) {}

    private static Statement bySearch(
            Connection connection, TenantId tenant, MailboxQuery query, ViewDomains.Narrowing narrowing)
            throws SQLException {
        var search = new Statement().add("select id, address from search_mailboxes(?, ", query.text());
        List<UUID> only = narrowing.searchable(connection, tenant);
        search = only == null ? search.add("null") : search.add("?", only);
        search = query.status() == null
                ? search.add(", null")
                : search.add(", ?", query.status().name());
        search = query.type() == null
                ? search.add(", null")
                : search.add(", ?", query.type().name());
        return search.add(query.overQuota() ? ", true, ?)" : ", null, ?)", MailboxListing.MOST_MATCHES + 1);
    }

    /** Few mailboxes have a tag, so that these need no search of their own. */
    private static Statement byTag(TenantId tenant, MailboxQuery query, ViewDomains.Narrowing narrowing) {
        var select = new Statement()
                .add(
                        "select m.id, m.address from mailbox_tag t join mailbox m on m.tenant_id = t.tenant_id"
                                + " and m.address = t.address where t.tenant_id = ? and t.tag = ?",
                        tenant.value(),
                        query.tag());
        narrowing.addTo(select, "m.domain_id");
        narrow(select, "m.", query);
        if (query.text() != null) {
            select.add(
                    " and position(lower(?) in lower(concat_ws(' ', m.address, m.first_name, m.last_name))) > 0",
                    query.text());
        }
        return select.add(" order by m.address limit ?", MailboxListing.MOST_MATCHES + 1);
    }

    private static List<Match> matches(Connection connection, Statement search) throws SQLException {
        var matches = new ArrayList<Match>();
        try (var prepared = search.prepare(connection);
                var result = prepared.executeQuery()) {
            while (result.next()) {
                matches.add(new Match(result.getObject(1, UUID.class), result.getString(2)));
            }
        }
        return matches;
    }

    static void narrow(Statement statement, String table, MailboxQuery query) {
        if (query.status() != null) {
            statement.add(" and " + table + "status = ?", query.status().name());
        }
        if (query.type() != null) {
            statement.add(" and " + table + "account_type = ?", query.type().name());
        }
        if (query.overQuota()) {
            statement.add(" and " + table + "over_quota");
        }
    }

    private static void beyond(Statement statement, MailboxQuery query) {
        String beyond = query.sort().descending() ? " < " : " > ";
        MailboxSort.Key key = query.sort().key();
        Cursor.decoded(query.after(), key).ifPresent(after -> {
            switch (key) {
                case ADDRESS -> statement.add(" and m.address" + beyond + "?", after.last());
                case STATUS ->
                    statement.add(" and (m.status, m.address)" + beyond + "(?, ?)", after.key(), after.last());
                case USED ->
                    statement.add(
                            " and (m.used_sort, m.id)" + beyond + "(?, ?)",
                            Long.valueOf(after.key()),
                            UUID.fromString(after.last()));
                case CREATED ->
                    statement.add(
                            " and (m.created_sort, m.id)" + beyond + "(?, ?)",
                            Instant.parse(after.key()),
                            UUID.fromString(after.last()));
            }
        });
    }

    private static List<MailboxRow> rows(Connection connection, Statement select) throws SQLException {
        var rows = new ArrayList<MailboxRow>(MailboxListing.PAGE + 1);
        try (var prepared = select.prepare(connection);
                var result = prepared.executeQuery()) {
            while (result.next()) {
                rows.add(row(result));
            }
        }
        return rows;
    }

    private static MailboxRow row(ResultSet result) throws SQLException {
        return new MailboxRow(
                result.getObject(1, UUID.class),
                result.getObject(2, UUID.class),
                result.getString(3),
                result.getString(4),
                result.getString(5),
                MailboxStatus.valueOf(result.getString(6)),
                AccountType.valueOf(result.getString(7)),
                result.getObject(8, Long.class),
                result.getObject(9, Long.class),
                result.getBoolean(10),
                Statement.instant(result.getObject(11, OffsetDateTime.class)),
                Statement.instant(result.getObject(12, OffsetDateTime.class)));
    }

    private static MailboxListing listing(MailboxQuery query, List<MailboxRow> rows, long total, boolean more) {
        if (rows.size() <= MailboxListing.PAGE) {
            return new MailboxListing(rows, null, total, more);
        }
        List<MailboxRow> page = rows.subList(0, MailboxListing.PAGE);
        String next = Cursor.of(query.sort().key(), page.getLast()).encoded();
        return new MailboxListing(page, next, total, more);
    }
}
