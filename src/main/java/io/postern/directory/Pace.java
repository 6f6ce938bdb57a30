package io.postern.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Spaces out the calls to one connection. Those who wait are let go in the order in which they came. */
@ApplicationScoped
class Pace {
    private final long gap;
    private final Cache<UUID, AtomicLong> next =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofHours(1)).build();

    Pace(SyncConfig config) {
        this.gap = (long) (TimeUnit.SECONDS.toNanos(1) / config.pagesPerSecond());
    }

    void await(UUID connection) throws InterruptedException {
        long now = System.nanoTime();
        AtomicLong slot = next.get(connection, _ -> new AtomicLong(now));
        long mine = slot.getAndUpdate(at -> Math.max(at, now) + gap);
        if (mine > now) {
            TimeUnit.NANOSECONDS.sleep(mine - now);
        } else if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
