package io.postern.change;

import io.postern.provider.ProviderError;
import java.time.Duration;

/** How an attempt ended, and so what becomes of its change. */
sealed interface Verdict {
    /** What went wrong, or null. */
    default ProviderError error() {
        return null;
    }

    record Done(Outcome outcome) implements Verdict {}

    /** The upstream said no. Final, nothing changed. */
    record Refused(ProviderError error) implements Verdict {}

    /** Given up. Final, nothing changed. */
    record Failed(ProviderError error) implements Verdict {}

    /** Nothing was changed yet; try again later. */
    record Later(ProviderError error, Duration after) implements Verdict {}

    /** Perhaps applied; look again later. */
    record LookAgain(ProviderError error, Duration after) implements Verdict {}

    /** Perhaps applied, and there is no way to find out. Final. */
    record NeverKnown(ProviderError error) implements Verdict {}
}
