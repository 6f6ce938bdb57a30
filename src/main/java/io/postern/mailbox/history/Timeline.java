package io.postern.mailbox.history;

import io.postern.provider.spi.LogEntry;
import io.postern.provider.spi.LogPage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the portal did and what the provider tells, as one story, newest first. What the provider wrote down because of a
 * change of ours stands below that change.
 *
 * @param next where older entries start, or null
 */
public record Timeline(List<Row> rows, HistoryPlace next) {
    /** Providers write whole seconds, and their clocks are not ours. */
    private static final Duration SLACK = Duration.ofSeconds(3);

    /**
     * One row: ours, with what the provider wrote down about it; or the provider's alone.
     *
     * @param own null for the provider's
     * @param theirs null for ours
     */
    public record Row(Instant at, HistoryPage.Line own, LogEntry theirs, List<LogEntry> folded) {}

    public Timeline {
        rows = List.copyOf(rows);
    }

    /** Whether older entries exist. */
    public boolean more() {
        return next != null;
    }

    /** Of our page alone. */
    static Timeline of(HistoryPage own) {
        return of(own, new LogPage(List.of(), null), new HistoryPlace(0, HistoryPlace.NONE_LEFT, 0));
    }

    /** @param from where both pages start */
    static Timeline of(HistoryPage own, LogPage log, HistoryPlace from) {
        List<LogEntry> theirs = log.entries()
                .subList(
                        Math.min(from.skip(), log.entries().size()),
                        log.entries().size());
        // nothing older than the end of a page that goes on may be shown: the other side may have more in between
        Instant floor = Stream.of(
                        own.next() == null ? Instant.MIN : own.lines().getLast().at(),
                        log.next() == null || theirs.isEmpty()
                                ? Instant.MIN
                                : theirs.getLast().at())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<HistoryPage.Line> ownShown =
                own.lines().stream().filter(line -> !line.at().isBefore(floor)).toList();
        List<LogEntry> theirsShown =
                theirs.stream().filter(entry -> !entry.at().isBefore(floor)).toList();
        return new Timeline(rows(ownShown, theirsShown), next(own, ownShown, log, theirs, theirsShown, from));
    }

    private static List<Row> rows(List<HistoryPage.Line> own, List<LogEntry> theirs) {
        Map<HistoryPage.Line, List<LogEntry>> folded = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (LogEntry entry : theirs) {
            own.stream()
                    .filter(line -> madeBy(line, entry))
                    .min(Comparator.comparing(
                            line -> Duration.between(entry.at(), line.at()).abs()))
                    .ifPresentOrElse(
                            line -> folded.computeIfAbsent(line, _ -> new ArrayList<>())
                                    .add(entry),
                            () -> rows.add(new Row(entry.at(), null, entry, List.of())));
        }
        own.forEach(line -> rows.add(new Row(line.at(), line, null, folded.getOrDefault(line, List.of()))));
        rows.sort(Comparator.comparing(Row::at).reversed());
        return rows;
    }

    private static boolean madeBy(HistoryPage.Line line, LogEntry entry) {
        return line.wrote()
                && !entry.at().isBefore(line.began().minus(SLACK))
                && !entry.at().isAfter(line.at().plus(SLACK));
    }

    private static HistoryPlace next(
            HistoryPage own,
            List<HistoryPage.Line> ownShown,
            LogPage log,
            List<LogEntry> theirs,
            List<LogEntry> theirsShown,
            HistoryPlace from) {
        boolean ownLeft = own.next() != null || ownShown.size() < own.lines().size();
        boolean pageLeft = theirsShown.size() < theirs.size();
        if (!ownLeft && !pageLeft && log.next() == null) {
            return null;
        }
        long before = !ownLeft
                ? 0
                : ownShown.isEmpty() ? from.before() : ownShown.getLast().sequence();
        if (pageLeft) {
            return new HistoryPlace(before, from.log(), from.skip() + theirsShown.size());
        }
        return new HistoryPlace(before, log.next() == null ? HistoryPlace.NONE_LEFT : log.next(), 0);
    }
}
