package io.postern.access;

import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Finds the session of a request. Every request pays for this, so it is one statement and one round trip: a function of
 * the database pins the tenant and reads, under row-level security, in the same go.
 */
@ApplicationScoped
class SessionLookup {
    private static final String FIND = "select * from find_session(?, ?, ?)";

    private final DataSource database;
    private final Clock clock;

    SessionLookup(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param seen what the table says about the last visit
     * @param actingOver the person acted for a customer until now, and no longer does
     */
    record Found(LiveSession session, Instant seen, boolean actingOver) {}

    Optional<Found> find(TenantId tenant, List<SessionToken> tokens, boolean embedded, String remoteAddress) {
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        byte[][] hashes = tokens.stream().map(SessionToken::hash).toArray(byte[][]::new);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, tenant.value());
            statement.setArray(2, connection.createArrayOf("bytea", hashes));
            statement.setObject(3, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                // a launched one lives in frames only
                boolean found = row.next() && (embedded || !row.getBoolean("launched"));
                return found ? Optional.of(read(tenant, tokens, row, embedded, remoteAddress)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the session could not be looked up", e);
        }
    }

    private static Found read(
            TenantId tenant, List<SessionToken> tokens, ResultSet row, boolean embedded, String remoteAddress)
            throws SQLException {
        byte[] hash = row.getBytes("token_hash");
        SessionToken token = tokens.stream()
                .filter(candidate -> Arrays.equals(candidate.hash(), hash))
                .findFirst()
                .orElseThrow();
        Role role = Role.valueOf(row.getString("role"));
        Scope scope = scope(row);
        Acting acting = acting(row);
        // whoever may no longer act has stopped to
        boolean acts = acting != null && role.may(Permission.ACT) && scope.all();
        var session = new LiveSession(
                row.getObject("id", UUID.class),
                tenant,
                row.getObject("member_id", UUID.class),
                row.getObject("mailbox_id", UUID.class),
                row.getString("issuer"),
                row.getString("subject"),
                row.getString("name"),
                acts ? Role.CUSTOMER_ADMIN : role,
                acts ? new Scope(acting.customerId(), null) : scope,
                token.csrf(acts ? acting : null),
                embedded,
                remoteAddress,
                row.getString("theme"),
                row.getString("locale"),
                row.getString("return_url"),
                acts ? acting : null,
                row.getBoolean("stopped"));
        return new Found(
                session,
                row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
                !acts && (acting != null || row.getBoolean("acting_over")));
    }

    /** Null too once its time is over. */
    private static Acting acting(ResultSet row) throws SQLException {
        UUID customer = row.getObject("acting_customer_id", UUID.class);
        String name = row.getString("acting_customer");
        return customer == null || name == null
                ? null
                : new Acting(
                        customer,
                        name,
                        row.getString("acting_reason"),
                        row.getObject("acting_until", OffsetDateTime.class).toInstant());
    }

    private static Scope scope(ResultSet row) throws SQLException {
        if (row.getObject("mailbox_id") != null) {
            // what is asked for by a scope is no business of an owner
            return new Scope(null, Set.of());
        }
        UUID customer = row.getObject("customer_id", UUID.class);
        var domains = row.getArray("domain_ids");
        if (customer == null && domains == null) {
            return Scope.ALL;
        }
        return new Scope(customer, domains == null ? null : Set.of((UUID[]) domains.getArray()));
    }
}
