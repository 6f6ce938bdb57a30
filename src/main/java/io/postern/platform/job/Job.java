package io.postern.platform.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A kind of background work: a bean. One piece of {@link Work} runs on one node at a time, on a virtual thread and
 * outside any transaction. It runs at least once: when its node dies, another starts it anew within half a minute, and
 * a node that was only asleep may wake up beside it, so each step has to check that it is still wanted.
 */
public interface Job {
    /** Stable: it is stored. */
    String name();

    /**
     * Does the work. An interrupt asks it to stop soon; the work is then run again, here or elsewhere. After an
     * exception it is run again with growing delay.
     *
     * @return when to run again, or nothing
     */
    Optional<Instant> run(Work work) throws InterruptedException;

    /** Asked once the work has ended: whether something came up meanwhile, when waking it had no effect. */
    default boolean waiting(Work work) {
        return false;
    }

    /** How often one of the nodes calls {@link #due()}; nothing for never. */
    default Optional<Duration> lookEvery() {
        return Optional.empty();
    }

    /** Work that nobody woke. */
    default Collection<Work> due() {
        return List.of();
    }
}
