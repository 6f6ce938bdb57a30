package io.postern.selfservice;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long it lately took a provider to say that a password is wrong. An address that is not there takes as long, so
 * that nobody learns from the time which addresses are.
 */
@ApplicationScoped
class AnswerTimes {
    private static final Duration UNTIL_KNOWN = Duration.ofMillis(250);
    private static final int REMEMBERED = 16;
    private static final int CONNECTIONS = 5_000;

    private final LoadingCache<UUID, Recent> connections =
            Caffeine.newBuilder().maximumSize(CONNECTIONS).build(_ -> new Recent());

    /** @param began the moment, of {@code System.nanoTime}, from which on both ways differ */
    void note(UUID connection, long began) {
        connections.get(connection).note(System.nanoTime() - began);
    }

    /** Waits until the provider would have answered. */
    void pass(UUID connection, long began) {
        try {
            long end = began + connections.get(connection).one();
            Thread.sleep(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Recent {
        private final long[] nanos = new long[REMEMBERED];
        private int noted;

        synchronized void note(long took) {
            nanos[noted % REMEMBERED] = took;
            noted++;
        }

        synchronized long one() {
            return noted == 0
                    ? UNTIL_KNOWN.toNanos()
                    : nanos[ThreadLocalRandom.current().nextInt(Math.min(noted, REMEMBERED))];
        }
    }
}
