package io.postern.change;

import java.time.Instant;
import java.util.UUID;

/**
 * A change as pages show it.
 *
 * @param outcomeKind name of the {@code Kind} it ended with, or null
 * @param outcomeCode the driver's stable reason, or null
 * @param upstreamMessage the provider's own words, or null
 * @param field the input member that was refused, or null
 * @param input JSON of the input record
 * @param facts JSON of what it left for later, or null
 * @param secretWaiting it left a secret that its actor has not looked at yet
 */
public record ChangeView(
        UUID id,
        String kind,
        UUID domainId,
        UUID mailboxId,
        UUID batchId,
        String address,
        ChangeState state,
        boolean finished,
        String outcomeKind,
        String outcomeCode,
        String upstreamMessage,
        String field,
        String input,
        String facts,
        boolean secretWaiting,
        Instant createdAt,
        Instant finishedAt) {
    public boolean done() {
        return state == ChangeState.DONE;
    }
}
