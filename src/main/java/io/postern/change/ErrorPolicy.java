package io.postern.change;

import io.postern.provider.ProviderError;
import java.time.Duration;

/** What becomes of a change whose attempt failed. Pure: the same answers always give the same verdict. */
record ErrorPolicy(Duration giveUpAfter, int mostAttempts) {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /** For an error that says that nothing was changed. */
    Verdict unchanged(ProviderError error, Try attempt) {
        return switch (error.kind()) {
            case BUSY ->
                attempt.age().compareTo(giveUpAfter) < 0
                        ? new Verdict.Later(error, pause(error, attempt))
                        : new Verdict.Failed(error);
            case UNAVAILABLE ->
                attempt.inBatch() && attempt.age().compareTo(giveUpAfter) < 0
                        ? new Verdict.Later(error, pause(error, attempt))
                        : new Verdict.Failed(error);
            case CREDENTIALS -> new Verdict.Failed(error);
            case NOT_FOUND, ALREADY_EXISTS, INVALID, PASSWORD_REJECTED, CONFLICT, FORBIDDEN, LIMIT, UNSUPPORTED ->
                new Verdict.Refused(error);
            case TIMEOUT, UNEXPECTED -> lookAgain(error, attempt);
        };
    }

    /** For a write that may have been applied and could not be read back just now. */
    Verdict lookAgain(ProviderError error, Try attempt) {
        return attempt.age().compareTo(giveUpAfter) < 0
                ? new Verdict.LookAgain(error, pause(error, attempt))
                : new Verdict.NeverKnown(error);
    }

    /** Whether one more write may be made. */
    boolean mayTryAgain(Try attempt) {
        return attempt.number() <= mostAttempts;
    }

    private static Duration pause(ProviderError error, Try attempt) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt.number() - 1, 10));
        Duration pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        Duration asked = error == null ? null : error.retryAfter();
        return asked != null && asked.compareTo(pause) > 0 ? asked : pause;
    }

    /**
     * Where a change stands in its tries.
     *
     * @param number 1 for the first
     * @param age since the change was made
     */
    record Try(int number, Duration age, boolean inBatch) {}
}
