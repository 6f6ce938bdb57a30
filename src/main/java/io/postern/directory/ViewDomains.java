package io.postern.directory;

import io.postern.access.Scope;
import io.postern.platform.tenancy.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Which domains a view covers: those of the scope that are not parked, or the one that is asked for. */
final class ViewDomains {
    /**
     * @param only these domains, or null for no limit
     * @param except these domains; empty when {@code only} is set
     */
    record Narrowing(List<UUID> only, List<UUID> except) {
        boolean nothing() {
            return only != null && only.isEmpty();
        }

        void addTo(Statement statement, String column) {
            if (only != null && only.size() == 1) {
                statement.add(" and " + column + " = ?", only.getFirst());
            } else if (only != null) {
                statement.add(" and " + column + " = any(?)", only);
            } else if (!except.isEmpty()) {
                statement.add(" and " + column + " <> all(?)", except);
            }
        }

        /** The same, but as a positive list; null for no limit. */
        List<UUID> searchable(Connection connection, TenantId tenant) throws SQLException {
            return only == null && !except.isEmpty() ? visible(connection, tenant, Scope.ALL, null) : only;
        }
    }

    private ViewDomains() {}

    static List<UUID> visible(Connection connection, TenantId tenant, Scope scope, String name) throws SQLException {
        var select = new Statement().add("select d.id from domain d where d.tenant_id = ?", tenant.value());
        narrow(select, scope, name);
        return ids(connection, select);
    }

    static void narrow(Statement select, Scope scope, String name) {
        select.add(" and d.parked_at is null");
        if (name != null) {
            select.add(" and d.name = ?", name);
        }
        if (scope.customerId() != null) {
            select.add(" and d.customer_id = ?", scope.customerId());
        }
        if (scope.domainIds() != null) {
            select.add(" and d.id = any(?)", scope.domainIds());
        }
    }

    private static List<UUID> ids(Connection connection, Statement select) throws SQLException {
        var ids = new ArrayList<UUID>();
        try (var prepared = select.prepare(connection);
                var result = prepared.executeQuery()) {
            while (result.next()) {
                ids.add(result.getObject(1, UUID.class));
            }
        }
        return ids;
    }
}
