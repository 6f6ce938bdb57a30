package io.postern.selfservice.limit;

import java.time.Duration;

/**
 * How long somebody has to wait who tried too often, rounded up as people say it.
 *
 * @param minutes whether the number is one of minutes, else of seconds
 * @param seconds exactly, for the header {@code Retry-After}
 */
public record Pause(long number, boolean minutes, long seconds) {
    public static Pause of(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return seconds <= 90
                ? new Pause((seconds + 4) / 5 * 5, false, seconds)
                : new Pause((seconds + 59) / 60, true, seconds);
    }
}
