package io.postern.platform.web;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, as people say it; the tag {@code age} puts it in words. */
public record Age(Unit unit, long count, Instant at) {
    /** The largest unit that fits. */
    public enum Unit {
        MOMENT,
        MINUTES,
        HOURS,
        DAYS
    }

    public static Age of(Instant at, Instant now) {
        Duration age = Duration.between(at, now);
        if (age.toSeconds() < 60) {
            return new Age(Unit.MOMENT, 0, at);
        }
        if (age.toMinutes() < 60) {
            return new Age(Unit.MINUTES, age.toMinutes(), at);
        }
        return age.toHours() < 48 ? new Age(Unit.HOURS, age.toHours(), at) : new Age(Unit.DAYS, age.toDays(), at);
    }
}
