package io.postern.directory;

import io.postern.access.Scope;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Native SQL for its filtered aggregates, see {@link Overview}. */
@ApplicationScoped
class FreshnessQuery {
    private final Tenancy tenancy;

    FreshnessQuery(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    Freshness of(TenantId tenant, Scope scope, String domain) {
        return tenancy.read(
                tenant, connection -> Overview.read(connection, tenant, scope, MailboxQuery.ALL.withDomain(domain))
                        .freshness());
    }

    static List<Freshness.Failed> failed(Connection connection, TenantId tenant, Scope scope, String domain)
            throws SQLException {
        var select = new Statement()
                .add(
                        "select d.name, d.sync_failure, d.sync_failure_at from domain d"
                                + " where d.tenant_id = ? and d.sync_failure is not null",
                        tenant.value());
        ViewDomains.narrow(select, scope, domain);
        select.add(" order by d.name limit ?", Freshness.MOST_NAMED);
        var failed = new ArrayList<Freshness.Failed>();
        try (var prepared = select.prepare(connection);
                var result = prepared.executeQuery()) {
            while (result.next()) {
                failed.add(new Freshness.Failed(
                        result.getString(1),
                        Failure.parse(result.getString(2)),
                        Statement.instant(result.getObject(3, OffsetDateTime.class))));
            }
        }
        return failed;
    }
}
