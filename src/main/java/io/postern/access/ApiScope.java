package io.postern.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an installation may do by signed requests. */
public enum ApiScope {
    /** Asked of a route that every installation may call. */
    ANY,
    LAUNCH,
    SERVICES,
    MAILBOXES,
    EVENTS;

    /** As written in the tenants file. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ApiScope> ofSlug(String slug) {
        return Stream.of(values())
                .filter(scope -> scope != ANY && scope.slug().equals(slug))
                .findFirst();
    }
}
