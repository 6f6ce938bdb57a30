package io.postern.directory;

import io.postern.access.Scope;
import io.postern.platform.tenancy.TenantId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * What a view needs to know of the tenant's domains, read in one statement.
 *
 * @param names of the domains in use that the scope covers
 * @param total mailboxes of a view that is not searched, from the kept counts; 0 for a search
 */
record Overview(
        ViewDomains.Narrowing narrowing, Freshness freshness, List<String> names, ViewProviders providers, long total) {
    /** The scope is in the statement's condition; what the view asks for beyond it, in the aggregates. */
    static Overview read(Connection connection, TenantId tenant, Scope scope, MailboxQuery query) throws SQLException {
        String domain = query.domain();
        boolean whole = scope.all() && domain == null;
        try (var prepared = statement(tenant, scope, query, whole).prepare(connection);
                var result = prepared.executeQuery()) {
            result.next();
            List<UUID> ids = List.of(array(result, 2, new UUID[0]));
            String[] names = array(result, 1, new String[0]);
            Arrays.sort(names);
            return new Overview(
                    whole ? new ViewDomains.Narrowing(null, ids) : new ViewDomains.Narrowing(ids, List.of()),
                    freshness(connection, result, tenant, scope, domain),
                    List.of(names),
                    new ViewProviders(List.of(array(result, 9, new String[0]))),
                    result.getLong(10));
        }
    }

    private static Statement statement(TenantId tenant, Scope scope, MailboxQuery query, boolean whole) {
        String domain = query.domain();
        var select = new Statement()
                .add(
                        "with d as (select id, name, parked_at, synced_at, sync_state, sync_progress, sync_failure,"
                                + " parked_at is null" + (domain == null ? "" : " and name = ?")
                                + " as viewed from domain where tenant_id = ?",
                        domain == null ? new Object[] {tenant.value()} : new Object[] {domain, tenant.value()});
        if (scope.customerId() != null) {
            select.add(" and customer_id = ?", scope.customerId());
        }
        if (scope.domainIds() != null) {
            select.add(" and id = any(?)", scope.domainIds());
        }
        select.add(") select array_agg(d.name) filter (where d.parked_at is null), ");
        select.add("array_agg(d.id) filter (where " + (whole ? "not d.viewed" : "d.viewed") + "), ");
        select.add("min(d.synced_at) filter (where d.viewed), count(*) filter (where d.viewed),"
                + " count(*) filter (where d.viewed and d.synced_at is null and d.sync_failure is null),"
                + " count(*) filter (where d.viewed and d.sync_state = 'RUNNING'),"
                + " coalesce(sum(d.sync_progress) filter (where d.viewed and d.sync_state = 'RUNNING'), 0),"
                + " count(d.sync_failure) filter (where d.viewed), ");
        select.add(
                "(select array_agg(distinct c.provider) from connection c where c.tenant_id = ? and c.parked_at is null), ",
                tenant.value());
        if (query.searched()) {
            select.add("0");
        } else {
            select.add(
                    "(select coalesce(sum(n.mailboxes), 0) from mailbox_count n where n.tenant_id = ?", tenant.value());
            select.add(
                    whole
                            ? " and not exists (select from domain p where p.tenant_id = n.tenant_id"
                                    + " and p.id = n.domain_id and p.parked_at is not null)"
                            : " and n.domain_id in (select d.id from d where d.viewed)");
            MailboxQueries.narrow(select, "n.", query);
            select.add(")");
        }
        return select.add(" from d");
    }

    private static Freshness freshness(
            Connection connection, ResultSet result, TenantId tenant, Scope scope, String domain) throws SQLException {
        int failures = result.getInt(8);
        return new Freshness(
                Statement.instant(result.getObject(3, OffsetDateTime.class)),
                result.getInt(4),
                result.getInt(5),
                result.getInt(6),
                result.getInt(7),
                failures == 0 ? List.of() : FreshnessQuery.failed(connection, tenant, scope, domain),
                failures);
    }

    @SuppressWarnings("unchecked")
    private static <T> T[] array(ResultSet result, int column, T[] none) throws SQLException {
        Array array = result.getArray(column);
        return array == null ? none : (T[]) array.getArray();
    }
}
