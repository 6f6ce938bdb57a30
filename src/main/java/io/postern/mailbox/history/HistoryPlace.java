package io.postern.mailbox.history;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * How far back a page of history starts, in the portal's own entries and in the provider's.
 *
 * @param before own entries older than this; 0 when there are none left
 * @param log cursor of the provider's page, null for its first, {@link #NONE_LEFT} when there are none left
 * @param skip entries of that page that were shown already
 */
public record HistoryPlace(long before, String log, int skip) {
    static final String NONE_LEFT = "end";

    public static HistoryPlace of(Long before, String log, Integer skip) {
        return new HistoryPlace(
                before == null ? Long.MAX_VALUE : before,
                log == null || log.isEmpty() ? null : log,
                skip == null || skip < 0 ? 0 : skip);
    }

    boolean asksProvider() {
        return !NONE_LEFT.equals(log);
    }

    public String query() {
        return "before=" + before + (log == null ? "" : "&log=" + URLEncoder.encode(log, StandardCharsets.UTF_8))
                + (skip == 0 ? "" : "&skip=" + skip);
    }
}
