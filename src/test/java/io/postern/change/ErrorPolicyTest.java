package io.postern.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.provider.ProviderErrors;
import io.postern.provider.spi.Kind;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What becomes of a failed attempt, for any error at any time. */
class ErrorPolicyTest {
    private static final Duration GIVE_UP = Duration.ofMinutes(60);
    private final ErrorPolicy policy = new ErrorPolicy(GIVE_UP);

    @Property
    void onlyAnAnswerThatProvesItIsCalledUnchanged(
            @ForAll Kind kind,
            @ForAll @IntRange(min = 1, max = 50) int number,
            @ForAll @IntRange(max = 200) int minutes,
            @ForAll boolean inBatch) {
        Verdict verdict = policy.unchanged(
                ProviderErrors.of(kind), new ErrorPolicy.Try(number, Duration.ofMinutes(minutes), inBatch));
        boolean saysUnchanged = verdict instanceof Verdict.Refused
                || verdict instanceof Verdict.Failed
                || verdict instanceof Verdict.Later;
        assertThat(saysUnchanged).isEqualTo(!kind.outcomeUnknown());
    }

    @Property
    void noChangeIsPutOffBeyondTheTimeAtWhichItIsGivenUp(
            @ForAll Kind kind,
            @ForAll @IntRange(min = 1, max = 50) int number,
            @ForAll @IntRange(max = 5_000) int seconds,
            @ForAll @IntRange(max = 1_000_000) int asked,
            @ForAll boolean inBatch) {
        var attempt = new ErrorPolicy.Try(number, Duration.ofSeconds(seconds), inBatch);
        var error = kind == Kind.BUSY ? ProviderErrors.busy(Duration.ofSeconds(asked)) : ProviderErrors.of(kind);
        for (Verdict verdict : new Verdict[] {
            policy.unchanged(error, attempt), policy.notStarted(error, attempt), policy.lookAgain(error, attempt)
        }) {
            Duration pause =
                    switch (verdict) {
                        case Verdict.Later later -> later.after();
                        case Verdict.LookAgain look -> look.after();
                        case Verdict.Done _, Verdict.Refused _, Verdict.Failed _, Verdict.NeverKnown _ -> null;
                    };
            if (pause != null) {
                assertThat(pause).isPositive();
                assertThat(attempt.age().plus(pause)).isLessThan(GIVE_UP);
            }
        }
    }
}
