package io.postern.change;

import io.postern.provider.ProviderError;
import java.time.Duration;

/** What becomes of a change whose attempt failed. Pure: the same answers always give the same verdict. */
record ErrorPolicy(Duration giveUpAfter) {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    /** How long a click is tried again: whoever made it is still there to make another. */
    private static final Duration CLICK = Duration.ofMinutes(2);

    /** For a write whose refusal says that nothing was changed. */
    Verdict unchanged(ProviderError error, Try attempt) {
        return switch (error.kind()) {
            case BUSY -> later(error, attempt, giveUpAfter);
            case UNAVAILABLE, CREDENTIALS ->
                attempt.inBatch() ? later(error, attempt, giveUpAfter) : new Verdict.Failed(error);
            case NOT_FOUND, ALREADY_EXISTS, INVALID, PASSWORD_REJECTED, CONFLICT, FORBIDDEN, LIMIT, UNSUPPORTED ->
                new Verdict.Refused(error);
            case TIMEOUT, UNEXPECTED -> lookAgain(error, attempt);
        };
    }

    /** For a failure before any write was sent. */
    Verdict notStarted(ProviderError error, Try attempt) {
        return error.kind().outcomeUnknown()
                ? attempt.inBatch() ? later(error, attempt, giveUpAfter) : new Verdict.Failed(error)
                : unchanged(error, attempt);
    }

    /** For a write that may have been applied and could not be read back just now. */
    Verdict lookAgain(ProviderError error, Try attempt) {
        Duration pause = pause(attempt);
        return attempt.age().plus(pause).compareTo(patience(attempt)) < 0
                ? new Verdict.LookAgain(error, pause)
                : new Verdict.NeverKnown(error);
    }

    /** Whether one more write may be made. */
    boolean mayTryAgain(Try attempt) {
        return attempt.age().compareTo(patience(attempt)) < 0;
    }

    private Duration patience(Try attempt) {
        return attempt.inBatch() || giveUpAfter.compareTo(CLICK) < 0 ? giveUpAfter : CLICK;
    }

    private static Verdict later(ProviderError error, Try attempt, Duration giveUpAfter) {
        Duration asked = error.retryAfter();
        Duration pause = asked != null && asked.compareTo(pause(attempt)) > 0 ? asked : pause(attempt);
        return attempt.age().plus(pause).compareTo(giveUpAfter) < 0
                ? new Verdict.Later(error, pause)
                : new Verdict.Failed(error);
    }

    private static Duration pause(Try attempt) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt.number() - 1, 10));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /**
     * Where a change stands in its tries.
     *
     * @param number 1 for the first
     * @param age since the change was made
     */
    record Try(int number, Duration age, boolean inBatch) {}
}
