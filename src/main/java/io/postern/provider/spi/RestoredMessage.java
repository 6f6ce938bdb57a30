package io.postern.provider.spi;

/**
 * How one message fared.
 *
 * @param refused null when it was restored
 * @param message the upstream's own words, or null
 */
public record RestoredMessage(String id, Kind refused, String message) {}
