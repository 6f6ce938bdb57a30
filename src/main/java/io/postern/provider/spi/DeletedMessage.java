package io.postern.provider.spi;

import java.time.Instant;

/** A message that its owner deleted and that can be brought back. Members other than the id may be null. */
public record DeletedMessage(String id, String folder, String from, String subject, Instant deletedAt) {}
