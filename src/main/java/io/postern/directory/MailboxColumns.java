package io.postern.directory;

import io.postern.provider.spi.ClientSettings;
import io.postern.provider.spi.MailboxState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Function;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Mailbox states turned on their side: one array for each column, so that one statement writes them all. */
final class MailboxColumns {
    static final String NAMES = "id, address, first_name, last_name, notification_address, status, account_type,"
            + " quota_bytes, used_bytes, created_at, forwards, imap_host, pop_host, smtp_host, webmail";
    static final String ARRAYS = "?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],"
            + " ?::bigint[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]";

    private final Connection connection;
    private final PreparedStatement statement;
    private final Collection<MailboxState> states;
    private int at;

    private MailboxColumns(PreparedStatement statement, Collection<MailboxState> states, int at) throws SQLException {
        this.connection = statement.getConnection();
        this.statement = statement;
        this.states = states;
        this.at = at;
    }

    /** Binds {@link #ARRAYS}, the first of which is parameter {@code first}. */
    static void bind(PreparedStatement statement, Collection<MailboxState> states, int first) throws SQLException {
        var columns = new MailboxColumns(statement, states, first);
        columns.array("uuid", _ -> UuidVersion7Strategy.INSTANCE.generateUuid(null));
        columns.text(state -> state.address().toString());
        columns.text(MailboxState::firstName);
        columns.text(MailboxState::lastName);
        columns.text(MailboxState::notificationAddress);
        columns.text(state -> state.status() == null ? null : state.status().name());
        columns.text(state -> state.type() == null ? null : state.type().name());
        columns.array("bigint", MailboxState::quotaBytes);
        columns.array("bigint", MailboxState::usedBytes);
        columns.array("timestamptz", state -> utc(state.createdAt()));
        columns.text(state -> state.forwards().isEmpty() ? null : String.join("\n", state.forwards()));
        columns.text(state -> settings(state).imapHost());
        columns.text(state -> settings(state).popHost());
        columns.text(state -> settings(state).smtpHost());
        columns.text(state -> settings(state).webmail());
    }

    private void text(Function<MailboxState, String> column) throws SQLException {
        array("text", state -> {
            String value = column.apply(state);
            return value == null ? null : value.replace("\0", "");
        });
    }

    private void array(String type, Function<MailboxState, Object> column) throws SQLException {
        statement.setArray(
                at++, connection.createArrayOf(type, states.stream().map(column).toArray()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static ClientSettings settings(MailboxState state) {
        return state.clientSettings() == null ? ClientSettings.UNKNOWN : state.clientSettings();
    }
}
