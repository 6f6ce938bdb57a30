package io.postern.change;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A change that was made before, with its input understood.
 *
 * @param facts what it left for later
 * @param finishedAt null while it goes on
 */
public record Earlier<I>(
        UUID id, String kind, ChangeState state, I input, Map<String, String> facts, String actor, Instant finishedAt) {
    public Earlier {
        facts = Map.copyOf(facts);
    }
}
