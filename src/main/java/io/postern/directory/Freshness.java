package io.postern.directory;

import java.time.Instant;
import java.util.List;

/**
 * How old the copies behind a view are.
 *
 * @param oldest end of the oldest of the domains' last complete passes, or null when none is complete
 * @param waiting domains never read completely, and not failed
 * @param running domains being read now
 * @param progress mailboxes the running passes have seen
 * @param failed domains whose last pass failed, at most {@link #MOST_NAMED} of them
 * @param failures how many failed altogether
 */
public record Freshness(
        Instant oldest, int domains, int waiting, int running, int progress, List<Failed> failed, int failures) {
    static final int MOST_NAMED = 5;

    public record Failed(String domain, Failure failure, Instant at) {}

    public Freshness {
        failed = List.copyOf(failed);
    }
}
