package io.postern.provider.spi;

import java.util.List;

/**
 * A page of history, newest first.
 *
 * @param next opaque cursor of the older page, or null at the end
 */
public record LogPage(List<LogEntry> entries, String next) {
    public LogPage {
        entries = List.copyOf(entries);
    }
}
