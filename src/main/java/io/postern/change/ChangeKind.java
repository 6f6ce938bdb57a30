package io.postern.change;

import io.postern.platform.tenancy.TenantId;
import java.util.Optional;

/**
 * One sort of work, an application-scoped bean. The worker calls it outside any transaction, except {@link #reflect}.
 *
 * @param <I> the input record
 */
public interface ChangeKind<I> {
    /** Stable, as stored: {@code suspend}. */
    String name();

    Class<I> inputType();

    /** Whether making the same change again changes nothing more. */
    boolean repeatable();

    /** Makes the change at the upstream and reads it back where that is possible. Throws ProviderError. */
    Outcome execute(Attempt<I> attempt);

    /** Looks whether the change is in force. Throws ProviderError. */
    ReadBack readBack(Attempt<I> attempt);

    /** Puts the outcome where our pages read it. Runs in the transaction that finishes the change as done. */
    default void reflect(TenantId tenant, Change change, Outcome outcome) {}

    /** One call for many, where the upstream offers it and more than one is waiting. */
    default Optional<BulkExecution<I>> bulk() {
        return Optional.empty();
    }
}
