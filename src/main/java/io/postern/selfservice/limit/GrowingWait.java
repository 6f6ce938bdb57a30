package io.postern.selfservice.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Some tries at once, then one after each wait, of which each is at least as long as the one before, up to the longest. Made of bandwidths that all have to agree: the first gives a try back after the first wait, the next one has
 * room for one try more and takes twice as long, and so on. Whoever stops for long enough begins anew.
 */
final class GrowingWait {
    /** Nobody who owns a mailbox is ever kept out for longer. */
    static final Duration BOUND = Duration.ofMinutes(15);

    /** One turn each time that somebody has waited for so long, and none before. */
    static final BucketConfiguration PATIENCE = BucketConfiguration.builder()
            .addLimit(Bandwidth.builder()
                    .capacity(1)
                    .refillIntervally(1, BOUND)
                    .initialTokens(0)
                    .id("patience")
                    .build())
            .build();

    private GrowingWait() {}

    static BucketConfiguration of(int tries, Duration first, Duration longest) {
        if (tries < 1 || first.toMillis() < 1 || first.compareTo(longest) > 0 || longest.compareTo(BOUND) > 0) {
            throw new IllegalArgumentException(
                    "postern.self-service.limits: at least one try, and first-wait <= longest-wait <= " + BOUND);
        }
        List<Duration> waits = new ArrayList<>();
        for (Duration wait = first; wait.multipliedBy(2).compareTo(longest) <= 0; wait = wait.multipliedBy(2)) {
            waits.add(wait);
        }
        waits.add(longest);
        var steps = BucketConfiguration.builder();
        for (int step = 0; step < waits.size(); step++) {
            steps.addLimit(bandwidth("w" + step, tries + step, waits.get(step)));
        }
        return steps.build();
    }

    /** {@code tries} at once, and one more after each {@code recovery}. */
    static BucketConfiguration even(int tries, Duration recovery) {
        if (tries < 1 || recovery.toMillis() < 1 || recovery.compareTo(BOUND) > 0) {
            throw new IllegalArgumentException(
                    "postern.self-service.limits: at least one try, and a recovery of at most " + BOUND);
        }
        return BucketConfiguration.builder()
                .addLimit(bandwidth("even", tries, recovery))
                .build();
    }

    private static Bandwidth bandwidth(String id, int room, Duration recovery) {
        return Bandwidth.builder()
                .capacity(room)
                .refillGreedy(1, recovery)
                .id(id)
                .build();
    }
}
