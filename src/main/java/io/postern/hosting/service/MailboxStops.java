package io.postern.hosting.service;

import io.postern.change.Target;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.Address;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** How far the mailboxes of a domain are stopped, or back: from the last change of each that billing asked for. */
@ApplicationScoped
class MailboxStops {
    private static final String LAST = "select m.id, m.address, m.status, m.seen_at, c.kind, c.state, c.finished_at,"
            + " c.outcome_kind, c.outcome_message, d.connection_id, d.id"
            + " from domain d join mailbox m on m.tenant_id = d.tenant_id and m.domain_id = d.id"
            + " left join lateral (select * from change x where x.tenant_id = m.tenant_id and x.mailbox_id = m.id"
            + " and x.kind in ('billing-suspend', 'billing-resume') and x.outcome->>'skipped' is null"
            + " order by x.created_at desc, x.id desc limit 1) c on true"
            + " where d.tenant_id = ? and d.id = ? order by m.address";
    private static final String SUSPEND = "billing-suspend";
    private static final String GONE = "NOT_FOUND";

    private final Tenancy tenancy;
    private final Clock clock;
    private final Duration retry;

    MailboxStops(Tenancy tenancy, Clock clock, ServiceConfig config) {
        this.tenancy = tenancy;
        this.clock = clock;
        this.retry = config.retry();
    }

    /**
     * One mailbox that is not as it is to be.
     *
     * @param kind why the last try did not work, a name of {@code Kind}; null when it was not tried yet
     * @param words the provider's own, or null
     * @param due whether it is to be tried now
     * @param failed whether the last try has ended in vain, and the next one is not begun
     */
    record Late(Target target, String kind, String words, boolean due, boolean failed) {}

    private record Row(
            Target target,
            String status,
            Instant seenAt,
            String change,
            String state,
            Instant finishedAt,
            String kind,
            String words) {
        boolean suspending() {
            return SUSPEND.equals(change);
        }

        boolean open() {
            return change != null && finishedAt == null;
        }

        boolean done() {
            return "DONE".equals(state) || finishedAt != null && GONE.equals(kind);
        }
    }

    /** Those that are not as {@code stopped} says; empty when all are. */
    List<Late> late(TenantId tenant, UUID domainId, boolean stopped) {
        return tenancy.read(tenant, connection -> rows(connection, tenant, domainId)).stream()
                .filter(row -> stopped ? !isStopped(row) : !isBack(row))
                .map(row -> late(row, stopped))
                .toList();
    }

    private Late late(Row row, boolean stopped) {
        boolean mine = row.change() != null && row.suspending() == stopped;
        boolean due = mine
                ? !row.open() && (row.done() || row.finishedAt().plus(retry).isBefore(clock.instant()))
                : true;
        boolean failed = mine && !row.open() && !row.done();
        return new Late(row.target(), mine && !row.done() ? row.kind() : null, mine ? row.words() : null, due, failed);
    }

    /** What became active again at the provider since it was stopped is not. */
    private static boolean isStopped(Row row) {
        return row.suspending()
                && row.done()
                && !("ACTIVE".equals(row.status()) && row.seenAt().isAfter(row.finishedAt()));
    }

    private static boolean isBack(Row row) {
        return row.change() == null || !row.suspending() && row.done();
    }

    private static List<Row> rows(Connection connection, TenantId tenant, UUID domainId) throws SQLException {
        try (var select = connection.prepareStatement(LAST)) {
            select.setString(1, tenant.value());
            select.setObject(2, domainId);
            List<Row> rows = new ArrayList<>();
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(new Row(
                            new Target(
                                    result.getObject(10, UUID.class),
                                    result.getObject(11, UUID.class),
                                    result.getObject(1, UUID.class),
                                    Address.parse(result.getString(2)).orElseThrow()),
                            result.getString(3),
                            instant(result.getObject(4, OffsetDateTime.class)),
                            result.getString(5),
                            result.getString(6),
                            instant(result.getObject(7, OffsetDateTime.class)),
                            result.getString(8),
                            result.getString(9)));
                }
            }
            return rows;
        }
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.withOffsetSameInstant(ZoneOffset.UTC).toInstant();
    }
}
