package io.postern.directory;

import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Where a pass stands, in the domain's row; each step is a short transaction that first makes sure that no later pass
 * has begun. Native SQL: the steps compare and set in one statement, by the database's clock.
 */
@ApplicationScoped
class PassLedger {
    private static final int PASSES_WITHOUT_IT = 2;
    private static final String MINE =
            " where tenant_id = ? and id = ? and sync_state = 'RUNNING' and sync_started_at = ?";

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final MailboxWrites writes;

    PassLedger(Tenancy tenancy, EntityManager entities, MailboxWrites writes) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.writes = writes;
    }

    /** Nothing when the domain or its connection is not in use, or the connection is refused. */
    Optional<Pass> begin(TenantId tenant, UUID domainId) {
        String sql = "update domain d set sync_state = 'RUNNING', sync_started_at = clock_timestamp(),"
                + " sync_progress = 0 from connection c where d.tenant_id = ? and d.id = ? and d.parked_at is null"
                + " and c.tenant_id = d.tenant_id and c.id = d.connection_id and c.parked_at is null"
                + " and c.health <> 'REFUSED' returning d.connection_id, d.name, d.external_id, d.sync_started_at";
        return inTenant(tenant, connection -> {
            try (var update = new Statement().add(sql, tenant.value(), domainId).prepare(connection);
                    var result = update.executeQuery()) {
                if (!result.next()) {
                    return Optional.empty();
                }
                return Optional.of(new Pass(
                        tenant,
                        domainId,
                        result.getObject(1, UUID.class),
                        new MailDomain(result.getString(2), result.getString(3)),
                        result.getObject(4, OffsetDateTime.class).toInstant()));
            }
        });
    }

    Pass resolved(Pass pass, String externalId) {
        step(pass, new Statement().add("update domain set external_id = ?", externalId), _ -> null);
        return pass.resolved(externalId);
    }

    /** Takes over a page. Answers the database's time: the earliest at which the next fetch can begin. */
    Instant store(Pass pass, Collection<MailboxState> page, Instant fetchedAt) {
        var progress = new Statement().add("update domain set sync_progress = sync_progress + ?", page.size());
        return step(pass, progress, connection -> {
            writes.listed(pass.tenant(), pass.domainId(), page, fetchedAt, pass.startedAt());
            return MailboxWrites.now(connection);
        });
    }

    /** The pass has seen every page: what it did not see is missing once more, and gone the second time. */
    void complete(Pass pass) {
        var done = new Statement()
                .add("update domain set sync_state = 'DONE', synced_at = clock_timestamp(), sync_failure = null,"
                        + " sync_failure_at = null");
        String missing = "update mailbox m set missing_passes = missing_passes + 1 where m.tenant_id = ?"
                + " and m.domain_id = ? and (m.listed_at is null or m.listed_at < ?) and m.seen_at < ?"
                + " and (m.written_at is null or m.written_at < ?) and not " + MailboxWrites.OPEN_CHANGE;
        step(pass, done, connection -> {
            String tenant = pass.tenant().value();
            Instant start = pass.startedAt();
            new Statement()
                    .add(missing, tenant, pass.domainId(), start, start, start)
                    .run(connection);
            return new Statement()
                    .add("delete from mailbox where tenant_id = ? and domain_id = ?", tenant, pass.domainId())
                    .add(" and missing_passes >= ?", PASSES_WITHOUT_IT)
                    .run(connection);
        });
    }

    /** The last good copy stays. */
    void failed(Pass pass, String failure) {
        var failed = new Statement()
                .add(
                        "update domain set sync_state = 'FAILED', sync_failure = ?, sync_failure_at = clock_timestamp()",
                        failure);
        step(pass, failed, _ -> null);
    }

    private <T> T step(Pass pass, Statement update, SqlWork<T> work) {
        return inTenant(pass.tenant(), connection -> {
            update.add(MINE, pass.tenant().value(), pass.domainId(), pass.startedAt());
            if (update.run(connection) == 0) {
                throw new PassOvertakenException();
            }
            return work.run(connection);
        });
    }

    private interface SqlWork<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T inTenant(TenantId tenant, SqlWork<T> work) {
        return tenancy.inTenant(tenant, () -> entities.unwrap(Session.class).doReturningWork(work::run));
    }
}
