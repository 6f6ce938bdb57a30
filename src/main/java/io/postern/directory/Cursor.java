package io.postern.directory;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** The sort key of the last row of a page. As text it names its sort, so that it is not taken for another's. */
record Cursor(MailboxSort.Key sort, String key, String last) {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    static Cursor of(MailboxSort.Key sort, MailboxRow row) {
        return switch (sort) {
            case ADDRESS -> new Cursor(sort, "", row.address());
            case STATUS -> new Cursor(sort, row.status().name(), row.address());
            case USED ->
                new Cursor(
                        sort,
                        Long.toString(row.usedBytes() == null ? -1 : row.usedBytes()),
                        row.id().toString());
            case CREATED ->
                new Cursor(
                        sort,
                        row.createdAt() == null
                                ? "1970-01-01T00:00:00Z"
                                : row.createdAt().toString(),
                        row.id().toString());
        };
    }

    String encoded() {
        String text = sort + " " + key + " " + last;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Nothing when {@code text} was not made here for this sort. */
    static Optional<Cursor> decoded(String text, MailboxSort.Key sort) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 3);
            if (parts.length != 3 || !parts[0].equals(sort.name()) || text.indexOf('\0') >= 0) {
                return Optional.empty();
            }
            var cursor = new Cursor(sort, parts[1], parts[2]);
            return cursor.sound() ? Optional.of(cursor) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private boolean sound() {
        return switch (sort) {
            case ADDRESS, STATUS -> last.indexOf('\0') < 0 && key.indexOf('\0') < 0;
            case USED -> Long.parseLong(key) >= -1 && UUID.fromString(last) != null;
            case CREATED ->
                !Instant.parse(key).isBefore(EARLIEST)
                        && Instant.parse(key).isBefore(LATEST)
                        && UUID.fromString(last) != null;
        };
    }
}
