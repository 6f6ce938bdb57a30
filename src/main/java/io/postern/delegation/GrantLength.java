package io.postern.delegation;

import java.time.Duration;
import java.util.stream.Stream;

/** For how long a customer may let staff act for it. */
public enum GrantLength {
    HOUR("1h", Duration.ofHours(1)),
    DAY("1d", Duration.ofDays(1)),
    WEEK("7d", Duration.ofDays(7)),
    MONTH("30d", Duration.ofDays(30));

    private final String code;
    private final Duration duration;

    GrantLength(String code, Duration duration) {
        this.code = code;
        this.duration = duration;
    }

    /** As forms send it. */
    public String code() {
        return code;
    }

    Duration duration() {
        return duration;
    }

    /** What was chosen; the shortest for anything else. */
    static GrantLength of(String chosen) {
        return Stream.of(values())
                .filter(length -> length.code.equals(chosen))
                .findFirst()
                .orElse(HOUR);
    }
}
