package io.postern.directory;

import io.postern.platform.tenancy.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which providers serve the domains of a view, as far as one statement over all of them can tell.
 *
 * @param first by name; null when no connection is in use
 */
record ViewProviders(String first, String last) {
    /** Those of {@code rows}. Asks the database only when the view has several. */
    List<String> of(Connection connection, TenantId tenant, List<MailboxRow> rows) throws SQLException {
        if (rows.isEmpty() || first == null) {
            return List.of();
        }
        if (first.equals(last)) {
            return List.of(first);
        }
        var select = new Statement()
                .add(
                        "select distinct c.provider from domain d join connection c"
                                + " on c.tenant_id = d.tenant_id and c.id = d.connection_id and c.parked_at is null"
                                + " where d.tenant_id = ? and d.id = any(?)",
                        tenant.value(),
                        rows.stream().map(MailboxRow::domainId).distinct().toList());
        var providers = new ArrayList<String>();
        try (var prepared = select.prepare(connection);
                var result = prepared.executeQuery()) {
            while (result.next()) {
                providers.add(result.getString(1));
            }
        }
        return providers;
    }
}
