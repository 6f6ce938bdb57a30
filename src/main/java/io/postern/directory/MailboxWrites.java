package io.postern.directory;

import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.MailboxState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/**
 * The only place that writes what the upstream said. Native SQL: a page is one statement, and the rules of who may
 * overwrite what hold in the same moment in which the row is locked.
 */
@ApplicationScoped
class MailboxWrites {
    private static final String UPSERT =
            "insert into mailbox as m (tenant_id, domain_id, seen_at, listed_at, written_at, "
                    + MailboxColumns.NAMES + ")"
                    + " select t.tenant, t.domain, t.seen, t.listed, %s, r.id, r.address, r.first_name, r.last_name,"
                    + " r.notification_address, coalesce(r.status, 'PENDING'), coalesce(r.account_type, 'MAILBOX'),"
                    + " r.quota_bytes, r.used_bytes, r.created_at, coalesce(string_to_array(r.forwards, E'\\n'), '{}'),"
                    + " r.imap_host, r.pop_host, r.smtp_host, r.webmail"
                    + " from (select ?::text as tenant, ?::uuid as domain, ?::timestamptz as seen,"
                    + " ?::timestamptz as listed) as t"
                    + " cross join unnest(" + MailboxColumns.ARRAYS + ") as r(" + MailboxColumns.NAMES + ")"
                    + " %s"
                    // in the same order everywhere, so that two writers never wait for each other
                    + " order by r.address"
                    + " on conflict (tenant_id, address) do update set"
                    + " first_name = coalesce(excluded.first_name, m.first_name),"
                    + " last_name = coalesce(excluded.last_name, m.last_name),"
                    + " notification_address = coalesce(excluded.notification_address, m.notification_address),"
                    + " status = excluded.status, account_type = excluded.account_type,"
                    + " quota_bytes = coalesce(excluded.quota_bytes, m.quota_bytes),"
                    + " used_bytes = coalesce(excluded.used_bytes, m.used_bytes),"
                    + " created_at = coalesce(excluded.created_at, m.created_at),"
                    + " forwards = %s,"
                    + " imap_host = coalesce(excluded.imap_host, m.imap_host),"
                    + " pop_host = coalesce(excluded.pop_host, m.pop_host),"
                    + " smtp_host = coalesce(excluded.smtp_host, m.smtp_host),"
                    + " webmail = coalesce(excluded.webmail, m.webmail),"
                    + " seen_at = excluded.seen_at, missing_passes = 0,"
                    + " listed_at = coalesce(excluded.listed_at, m.listed_at),"
                    + " written_at = coalesce(excluded.written_at, m.written_at)"
                    + " where %s";

    /** One clock for all nodes says what came first: the database's. */
    private static final String NOW = "clock_timestamp()";

    static final String OPEN_CHANGE = "exists (select from change c where c.tenant_id = m.tenant_id"
            + " and c.address = m.address and c.finished_at is null)";
    private static final String UNTOUCHED = "m.seen_at <= excluded.seen_at"
            + " and (m.written_at is null or m.written_at < excluded.seen_at) and not " + OPEN_CHANGE;

    /** What was read before a mailbox was deleted, or got another address, does not bring it back. */
    private static final String NOT_GONE = "where not exists (select from change c where c.tenant_id = t.tenant"
            + " and c.address = r.address and c.kind in ('delete', 'rename') and c.state = 'DONE'"
            + " and c.finished_at >= t.seen)";

    private static final String REFLECT =
            UPSERT.formatted(NOW, "", "excluded.forwards", "m.written_at is null or m.seen_at <= excluded.seen_at");
    private static final String OBSERVE = UPSERT.formatted("null", NOT_GONE, "excluded.forwards", UNTOUCHED);
    // a page of a list may leave the forwards out
    private static final String LISTED = UPSERT.formatted(
            "null",
            NOT_GONE,
            "case when excluded.forwards = '{}' then m.forwards else excluded.forwards end",
            UNTOUCHED);

    private final EntityManager entities;

    MailboxWrites(EntityManager entities) {
        this.entities = entities;
    }

    Instant now() {
        return entities.unwrap(Session.class).doReturningWork(connection -> now(connection));
    }

    static Instant now(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select " + NOW);
                var result = select.executeQuery()) {
            result.next();
            return result.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    void reflect(TenantId tenant, UUID domainId, MailboxState state, Instant readAt) {
        write(REFLECT, tenant, domainId, List.of(state), readAt, null);
    }

    void observe(TenantId tenant, UUID domainId, MailboxState state, Instant readAt) {
        write(OBSERVE, tenant, domainId, List.of(state), readAt, null);
    }

    /**
     * A page of a list.
     *
     * @param states no address twice
     * @param fetchedAt when its fetch began
     * @param pass start of the complete pass that it belongs to, or null
     */
    void listed(TenantId tenant, UUID domainId, Collection<MailboxState> states, Instant fetchedAt, Instant pass) {
        write(LISTED, tenant, domainId, states, fetchedAt, pass);
    }

    void rename(TenantId tenant, UUID id, Address address) {
        entities.unwrap(Session.class).doWork(connection -> {
            // a list may have told of the new address before we knew whose it is
            try (var ghost = connection.prepareStatement(
                    "delete from mailbox where address = ? and tenant_id = ? and id <> ?")) {
                rename(ghost, tenant, id, address);
            }
            try (var update = connection.prepareStatement(
                    "update mailbox set address = ?, written_at = " + NOW + " where tenant_id = ? and id = ?")) {
                rename(update, tenant, id, address);
            }
        });
    }

    private static void rename(PreparedStatement statement, TenantId tenant, UUID id, Address address)
            throws SQLException {
        statement.setString(1, address.toString());
        statement.setString(2, tenant.value());
        statement.setObject(3, id);
        statement.executeUpdate();
    }

    private void write(
            String sql,
            TenantId tenant,
            UUID domainId,
            Collection<MailboxState> states,
            Instant seenAt,
            Instant listedAt) {
        entities.unwrap(Session.class).doWork(connection -> {
            upsert(connection, sql, tenant, domainId, states, seenAt, listedAt);
            if (listedAt != null) {
                markListed(connection, tenant, states, listedAt);
            }
        });
    }

    private static void upsert(
            Connection connection,
            String sql,
            TenantId tenant,
            UUID domainId,
            Collection<MailboxState> states,
            Instant seenAt,
            Instant listedAt)
            throws SQLException {
        try (var prepared = connection.prepareStatement(sql)) {
            prepared.setString(1, tenant.value());
            prepared.setObject(2, domainId);
            prepared.setObject(3, utc(seenAt));
            prepared.setObject(4, utc(listedAt));
            MailboxColumns.bind(prepared, states, 5);
            prepared.executeUpdate();
        }
    }

    /** Rows that keep their own state were in the list all the same: they are not missing. */
    private static void markListed(
            Connection connection, TenantId tenant, Collection<MailboxState> states, Instant listedAt)
            throws SQLException {
        try (var prepared = connection.prepareStatement("update mailbox set listed_at = ?, missing_passes = 0"
                + " where tenant_id = ? and address = any(?) and listed_at is distinct from ?")) {
            prepared.setObject(1, utc(listedAt));
            prepared.setString(2, tenant.value());
            prepared.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            states.stream()
                                    .map(state -> state.address().toString())
                                    .toArray()));
            prepared.setObject(4, utc(listedAt));
            prepared.executeUpdate();
        }
    }

    static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
