package io.postern.directory;

import io.postern.access.Scope;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;

/** Native SQL for its filtered aggregates: one pass over the view's domains. */
@ApplicationScoped
class FreshnessQuery {
    private final EntityManager entities;

    FreshnessQuery(EntityManager entities) {
        this.entities = entities;
    }

    Freshness of(TenantId tenant, Scope scope, String domain) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            var sums = new Statement()
                    .add(
                            "select min(d.synced_at), count(*),"
                                    + " count(*) filter (where d.synced_at is null and d.sync_failure is null),"
                                    + " count(*) filter (where d.sync_state = 'RUNNING'),"
                                    + " coalesce(sum(d.sync_progress) filter (where d.sync_state = 'RUNNING'), 0),"
                                    + " count(d.sync_failure) from domain d where d.tenant_id = ?",
                            tenant.value());
            ViewDomains.narrow(sums, scope, domain);
            try (var prepared = sums.prepare(connection);
                    var result = prepared.executeQuery()) {
                result.next();
                int failures = result.getInt(6);
                return new Freshness(
                        Statement.instant(result.getObject(1, OffsetDateTime.class)),
                        result.getInt(2),
                        result.getInt(3),
                        result.getInt(4),
                        result.getInt(5),
                        failures == 0 ? List.of() : failed(connection, tenant, scope, domain),
                        failures);
            }
        });
    }

    private static List<Freshness.Failed> failed(Connection connection, TenantId tenant, Scope scope, String domain)
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
