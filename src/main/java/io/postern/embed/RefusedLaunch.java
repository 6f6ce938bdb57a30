package io.postern.embed;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/**
 * A launch that was not let in, as its tenant's owner sees it. What it claimed is not proven.
 *
 * @param check null if it is none of this version
 * @param installation as the token named it, or null
 * @param origin host of the page that sent it, or null
 */
public record RefusedLaunch(
        OffsetDateTime at,
        String reference,
        LaunchRefusal.Check check,
        String installation,
        String origin,
        String addressRange,
        String userAgent) {
    static RefusedLaunch of(StoredRefusal stored) {
        return new RefusedLaunch(
                stored.at.atOffset(ZoneOffset.UTC),
                stored.reference,
                Stream.of(LaunchRefusal.Check.values())
                        .filter(check -> check.name().equals(stored.reason))
                        .findFirst()
                        .orElse(null),
                stored.installation,
                stored.origin,
                stored.addressRange,
                stored.userAgent);
    }
}
