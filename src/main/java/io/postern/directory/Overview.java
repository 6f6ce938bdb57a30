package io.postern.directory;

import io.postern.access.Scope;
import io.postern.platform.tenancy.TenantId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * What a view needs to know of the tenant's domains, read in one statement.
 *
 * @param names of the domains in use that the scope covers
 */
record Overview(ViewDomains.Narrowing narrowing, Freshness freshness, List<String> names) {
    /** The scope is in the statement's condition; what the view asks for beyond it, in the aggregates. */
    static Overview read(Connection connection, TenantId tenant, Scope scope, String domain) throws SQLException {
        boolean whole = scope.all() && domain == null;
        var select =
                new Statement().add("select array_agg(d.name order by d.name) filter (where d.parked_at is null), ");
        select.add("array_agg(d.id) filter (where " + (whole ? "not d.viewed" : "d.viewed") + "), ");
        select.add("min(d.synced_at) filter (where d.viewed), count(*) filter (where d.viewed),"
                + " count(*) filter (where d.viewed and d.synced_at is null and d.sync_failure is null),"
                + " count(*) filter (where d.viewed and d.sync_state = 'RUNNING'),"
                + " coalesce(sum(d.sync_progress) filter (where d.viewed and d.sync_state = 'RUNNING'), 0),"
                + " count(d.sync_failure) filter (where d.viewed)");
        select.add(
                " from (select *, parked_at is null" + (domain == null ? "" : " and name = ?")
                        + " as viewed from domain where tenant_id = ?",
                domain == null ? new Object[] {tenant.value()} : new Object[] {domain, tenant.value()});
        if (scope.customerId() != null) {
            select.add(" and customer_id = ?", scope.customerId());
        }
        if (scope.domainIds() != null) {
            select.add(" and id = any(?)", scope.domainIds());
        }
        select.add(") d");
        try (var prepared = select.prepare(connection);
                var result = prepared.executeQuery()) {
            result.next();
            List<UUID> ids = List.of(array(result, 2, new UUID[0]));
            return new Overview(
                    whole ? new ViewDomains.Narrowing(null, ids) : new ViewDomains.Narrowing(ids, List.of()),
                    freshness(connection, result, tenant, scope, domain),
                    List.of(array(result, 1, new String[0])));
        }
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
