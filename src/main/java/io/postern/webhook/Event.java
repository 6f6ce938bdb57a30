package io.postern.webhook;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened.
 *
 * @param sequence to read on from
 * @param body the JSON that is told
 */
public record Event(long sequence, UUID id, String type, Instant at, String body) {
    static Event of(StoredEvent stored) {
        return new Event(stored.sequence, stored.id, stored.type, stored.at, stored.body);
    }
}
