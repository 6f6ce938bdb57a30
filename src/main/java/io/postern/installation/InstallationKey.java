package io.postern.installation;

import java.time.Instant;

/**
 * What people may see of a key.
 *
 * @param fingerprint the thumbprint of RFC 7638; null for a shared secret, which might be guessed by it
 * @param createdBy who added it in a page; null where the tenants file did
 * @param lastUsedAt exact to a minute; null if it was never used
 * @param usedToday how often within the last 24 hours
 */
public record InstallationKey(
        String kid,
        KeyKind kind,
        String fingerprint,
        Instant createdAt,
        String createdBy,
        Instant lastUsedAt,
        long usedToday) {}
