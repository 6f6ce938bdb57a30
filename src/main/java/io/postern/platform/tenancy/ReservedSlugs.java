package io.postern.platform.tenancy;

import java.util.Set;

/** First path segments that are ours, and so can never name a tenant. */
public final class ReservedSlugs {
    private static final Set<String> RESERVED =
            Set.of("q", "api", "app", "webjars", "sandbox", "sign-in", "sign-out", "embed");

    private ReservedSlugs() {}

    public static boolean contains(String slug) {
        return RESERVED.contains(slug);
    }
}
