package io.postern.selfservice.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LocalBucket;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class GrowingWaitTest {
    private long now;

    @Test
    void somebodyWhoTriesWheneverHeMayWaitsLongerAndLonger() {
        assertThat(waits(GrowingWait.of(3, Duration.ofSeconds(10), Duration.ofMinutes(15)), 12))
                .extracting(Duration::toSeconds)
                .containsExactly(0L, 0L, 0L, 10L, 10L, 20L, 40L, 80L, 160L, 580L, 900L, 900L);
    }

    @Property(tries = 200)
    void theWaitNeverShrinksNeverPassesTheLongestAndLetsFewTriesThrough(
            @ForAll @IntRange(min = 1, max = 10) int tries,
            @ForAll @LongRange(min = 1, max = 900) long first,
            @ForAll @LongRange(min = 1, max = 900) long longest) {
        if (first > longest) {
            return;
        }
        List<Duration> waits =
                waits(GrowingWait.of(tries, Duration.ofSeconds(first), Duration.ofSeconds(longest)), tries + 20);
        assertThat(waits.subList(0, tries)).containsOnly(Duration.ZERO);
        for (int i = tries; i < waits.size(); i++) {
            // a refill is rounded to whole nanoseconds
            assertThat(waits.get(i).plusMillis(1)).isGreaterThanOrEqualTo(waits.get(i - 1));
            assertThat(waits.get(i))
                    .isLessThanOrEqualTo(Duration.ofSeconds(longest).plusMillis(1));
        }
        assertThat(waits.getLast()).isGreaterThan(Duration.ofSeconds(longest).minusMillis(1));
    }

    @Property(tries = 100)
    void whoeverHammersIsHeldUpNoLonger(
            @ForAll @IntRange(min = 1, max = 40) int hits, @ForAll @LongRange(min = 0, max = 2_000) long pause) {
        LocalBucket bucket = bucket(GrowingWait.of(3, Duration.ofSeconds(10), Duration.ofMinutes(15)));
        for (int i = 0; i < hits; i++) {
            bucket.tryConsume(1);
            now += Duration.ofSeconds(pause).toNanos();
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        assertThat(Duration.ofNanos(probe.getNanosToWaitForRefill())).isLessThanOrEqualTo(GrowingWait.BOUND);
    }

    @Test
    void nobodyCanBeConfiguredToWaitForLongerThanAQuarterOfAnHour() {
        assertThatThrownBy(() -> GrowingWait.of(3, Duration.ofSeconds(10), Duration.ofMinutes(16)))
                .hasMessageContaining("longest-wait");
        assertThatThrownBy(() -> GrowingWait.of(0, Duration.ofSeconds(10), Duration.ofMinutes(15)))
                .hasMessageContaining("at least one try");
        assertThatThrownBy(() -> GrowingWait.of(3, Duration.ofMinutes(2), Duration.ofMinutes(1)))
                .hasMessageContaining("first-wait");
        assertThatThrownBy(() -> GrowingWait.even(20, Duration.ofMinutes(16))).hasMessageContaining("recovery");
    }

    /** Between tries that are made as soon as they are let through. */
    private List<Duration> waits(BucketConfiguration rule, int tries) {
        LocalBucket bucket = bucket(rule);
        List<Duration> waits = new ArrayList<>();
        long last = now;
        while (waits.size() < tries) {
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            if (probe.isConsumed()) {
                waits.add(Duration.ofNanos(now - last));
                last = now;
            } else {
                now += probe.getNanosToWaitForRefill();
            }
        }
        return waits;
    }

    private LocalBucket bucket(BucketConfiguration rule) {
        LocalBucketBuilder builder = io.github.bucket4j.Bucket.builder();
        for (var limit : rule.getBandwidths()) {
            builder.addLimit(limit);
        }
        return builder.withCustomTimePrecision(new TimeMeter() {
                    @Override
                    public long currentTimeNanos() {
                        return now;
                    }

                    @Override
                    public boolean isWallClockBased() {
                        return true;
                    }
                })
                .build();
    }
}
