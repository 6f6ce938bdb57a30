package io.postern.directory;

import io.postern.platform.tenancy.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which providers serve the rows of a view.
 *
 * @param inUse those of all the tenant's connections
 */
record ViewProviders(List<String> inUse) {
    /** Asks the database only when the tenant has several. */
    List<String> of(Connection connection, TenantId tenant, List<MailboxRow> rows) throws SQLException {
        if (rows.isEmpty() || inUse.size() < 2) {
            return rows.isEmpty() ? List.of() : inUse;
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
