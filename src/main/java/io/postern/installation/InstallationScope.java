package io.postern.installation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an installation may do with what it signs. */
public enum InstallationScope {
    /** Let its customers into a frame. */
    LAUNCH,
    /** Make, suspend and end services, and read what they use. */
    SERVICES,
    /** List and make mailboxes of its services, and set their passwords. */
    MAILBOXES,
    /** Read what happened, to catch up with webhooks. */
    EVENTS;

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<InstallationScope> of(String slug) {
        return Stream.of(values()).filter(scope -> scope.slug().equals(slug)).findFirst();
    }

    /** All of them, for a sentence. */
    public static String slugs() {
        return Stream.of(values()).map(InstallationScope::slug).collect(Collectors.joining(", "));
    }
}
