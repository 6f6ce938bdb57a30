package io.postern.setup.file;

import io.postern.setup.file.TenantSpec.DomainSpec;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

final class DomainsWriter {
    private final Sql sql;
    private final Problems problems;
    private final OffsetDateTime now;

    DomainsWriter(Sql sql, Problems problems, OffsetDateTime now) {
        this.sql = sql;
        this.problems = problems;
        this.now = now;
    }

    void write(TenantSpec tenant, Map<String, UUID> connections, Map<String, UUID> customers) throws SQLException {
        Map<String, Managed> present = sql
                .list(Managed::read, "select id, name, managed or parked_at is not null as managed from domain")
                .stream()
                .collect(Collectors.toMap(Managed::name, row -> row));
        for (DomainSpec wanted : tenant.domains()) {
            Managed found = present.remove(wanted.name());
            UUID connection = connections.get(wanted.connection());
            UUID customer = wanted.customer().map(customers::get).orElse(null);
            if (found == null) {
                sql.update(
                        "insert into domain (id, tenant_id, name, connection_id, customer_id, external_id, managed,"
                                + " created_at) values (?, ?, ?, ?, ?, ?, true, ?)",
                        UUID.randomUUID(),
                        tenant.slug(),
                        wanted.name(),
                        connection,
                        customer,
                        wanted.externalId().orElse(null),
                        now);
            } else if (found.managed()) {
                update(wanted, found.id(), connection, customer);
            } else {
                problems.add(
                        wanted.place().child("name"), "this domain was added in the portal; remove it there or here");
            }
        }
        for (Managed dropped : present.values()) {
            sql.update(
                    "update domain set parked_at = ? where id = ? and managed and parked_at is null",
                    now,
                    dropped.id());
        }
    }

    /** One that moved, or came back (also if it was taken out in the portal), waits for its sync like a new one. */
    private void update(DomainSpec wanted, UUID id, UUID connection, UUID customer) throws SQLException {
        sql.update(
                "update domain set connection_id = ?, external_id = ?, managed = true, parked_at = null, sync_state = 'WAITING',"
                        + " sync_started_at = null, synced_at = null, sync_failure = null, sync_failure_at = null"
                        + " where id = ? and (connection_id <> ? or external_id is distinct from ?"
                        + " or parked_at is not null)",
                connection,
                wanted.externalId().orElse(null),
                id,
                connection,
                wanted.externalId().orElse(null));
        sql.update(
                "update domain set customer_id = ? where id = ? and customer_id is distinct from ?",
                customer,
                id,
                customer);
    }
}
