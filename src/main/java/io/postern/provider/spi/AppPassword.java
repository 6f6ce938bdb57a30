package io.postern.provider.spi;

import java.time.Instant;

/** @param createdAt null when the upstream does not tell */
public record AppPassword(String tag, Instant createdAt) {}
