package io.postern.webhook;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An endpoint as the pages show it.
 *
 * @param failing since when events are given up, or null
 * @param waiting events on their way
 */
public record EndpointRow(
        UUID id, String url, List<EventType> types, boolean paused, OffsetDateTime failing, long waiting) {
    static EndpointRow of(Endpoint endpoint, long waiting) {
        return new EndpointRow(
                endpoint.id,
                endpoint.url,
                Stream.of(endpoint.types)
                        .flatMap(slug -> EventType.of(slug).stream())
                        .toList(),
                endpoint.pausedAt != null,
                at(endpoint.failingSince),
                waiting);
    }

    static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
