package io.postern.provider.spi;

import java.time.Instant;

/**
 * One line of the upstream's own history.
 *
 * @param application through what it was done, or null
 * @param text the upstream's words; secrets are already replaced
 */
public record LogEntry(Instant at, String actor, String application, String text) {}
