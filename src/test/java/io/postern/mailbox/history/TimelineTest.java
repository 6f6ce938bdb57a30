package io.postern.mailbox.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.provider.spi.LogEntry;
import io.postern.provider.spi.LogPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Two stories, each in pages of its own, told as one. */
class TimelineTest {
    @Test
    void whatTheProviderWroteDownBecauseOfUsStandsBelowOurChange() {
        var own = new HistoryPage(List.of(line(1, 100, 104)), null);
        var log = new LogPage(List.of(entry(500, "later"), entry(103, "ours"), entry(20, "earlier")), null);
        Timeline timeline = Timeline.of(own, log, HistoryPlace.of(null, null, null));
        assertThat(timeline.rows()).hasSize(3);
        assertThat(timeline.rows().get(0).theirs().text()).isEqualTo("later");
        assertThat(timeline.rows().get(1).folded()).extracting(LogEntry::text).containsExactly("ours");
        assertThat(timeline.rows().get(2).theirs().text()).isEqualTo("earlier");
        assertThat(timeline.more()).isFalse();
    }

    @Test
    void withoutTheProviderOurOwnStoryIsComplete() {
        var own = new HistoryPage(List.of(line(9, 100, 104)), 9L);
        assertThat(Timeline.of(own).next().query()).isEqualTo("before=9&log=end");
    }

    @Property(tries = 300)
    void pageByPageNothingIsLostNothingIsToldTwiceAndTimeRunsBackwards(
            @ForAll @Size(max = 40) List<@IntRange(max = 2_000) Integer> ownTimes,
            @ForAll @Size(max = 40) List<@IntRange(max = 2_000) Integer> theirTimes,
            @ForAll @IntRange(min = 1, max = 7) int ownPage,
            @ForAll @IntRange(min = 1, max = 7) int theirPage) {
        List<Integer> sorted = ownTimes.stream().sorted().toList();
        List<HistoryPage.Line> own = new ArrayList<>(IntStream.range(0, sorted.size())
                .mapToObj(at -> line(at + 1, sorted.get(at) * 100, sorted.get(at) * 100))
                .toList());
        own.sort(Comparator.comparingLong(HistoryPage.Line::sequence).reversed());
        // never near an entry of ours, so that nothing is folded
        List<LogEntry> theirs = theirTimes.stream()
                .sorted(Comparator.reverseOrder())
                .map(at -> entry(at * 100 + 50, "t"))
                .toList();
        var told = new ArrayList<Timeline.Row>();
        HistoryPlace place = HistoryPlace.of(null, null, null);
        int pages = 0;
        while (place != null) {
            assertThat(pages++).isLessThan(200);
            Timeline timeline = Timeline.of(ownPage(own, place, ownPage), theirPage(theirs, place, theirPage), place);
            told.addAll(timeline.rows());
            place = timeline.next();
        }
        assertThat(told).extracting(Timeline.Row::at).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(told.stream().filter(row -> row.own() != null).map(Timeline.Row::own))
                .containsExactlyElementsOf(own);
        assertThat(told.stream().filter(row -> row.theirs() != null)).hasSize(theirs.size());
    }

    private static HistoryPage ownPage(List<HistoryPage.Line> all, HistoryPlace place, int size) {
        List<HistoryPage.Line> left =
                all.stream().filter(line -> line.sequence() < place.before()).toList();
        List<HistoryPage.Line> shown = left.subList(0, Math.min(size, left.size()));
        return new HistoryPage(shown, left.size() > size ? shown.getLast().sequence() : null);
    }

    private static LogPage theirPage(List<LogEntry> all, HistoryPlace place, int size) {
        if (!place.asksProvider()) {
            return new LogPage(List.of(), null);
        }
        int from = place.log() == null ? 0 : Integer.parseInt(place.log());
        int to = Math.min(from + size, all.size());
        return new LogPage(all.subList(from, to), to < all.size() ? String.valueOf(to) : null);
    }

    private static HistoryPage.Line line(long sequence, int began, int at) {
        return new HistoryPage.Line(
                sequence, Instant.ofEpochSecond(began), Instant.ofEpochSecond(at), "alice", "quota", "portal", "DONE");
    }

    private static LogEntry entry(int at, String text) {
        return new LogEntry(Instant.ofEpochSecond(at), "ops", "OMA", text);
    }
}
