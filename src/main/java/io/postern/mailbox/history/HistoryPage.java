package io.postern.mailbox.history;

import java.time.Instant;
import java.util.List;

/**
 * Some of the portal's own entries, newest first.
 *
 * @param next where older ones start, or null
 */
public record HistoryPage(List<Line> lines, Long next) {
    /**
     * What one change came to.
     *
     * @param sequence of its entry
     * @param began when the change was last tried; of an act that is no change, {@code at}
     * @param action without its family, for example {@code suspend}
     * @param state name of a change's state, {@code CHECKING} for one in doubt that is still looked at, or ""
     */
    public record Line(
            long sequence, Instant began, Instant at, String actor, String action, String via, String state) {
        /** Whether anything may have been written at the provider. */
        boolean wrote() {
            return state.equals("DONE") || state.equals("UNKNOWN") || state.equals("CHECKING");
        }
    }

    public HistoryPage {
        lines = List.copyOf(lines);
    }
}
