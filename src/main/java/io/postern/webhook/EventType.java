package io.postern.webhook;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a webhook can tell. The names are a promise to those who receive them. */
public enum EventType {
    MAILBOX_CREATED("mailbox.created"),
    MAILBOX_DELETED("mailbox.deleted"),
    MAILBOX_SUSPENDED("mailbox.suspended"),
    MAILBOX_RESUMED("mailbox.resumed"),
    MAILBOX_RENAMED("mailbox.renamed"),
    MAILBOX_QUOTA_CHANGED("mailbox.quota_changed"),
    PASSWORD_CHANGED("password.changed"),
    AUTORESPONDER_CHANGED("autoresponder.changed"),
    FORWARDING_CHANGED("forwarding.changed"),
    SERVICE_ACTIVATED("service.activated"),
    SERVICE_SUSPENDED("service.suspended"),
    SERVICE_TERMINATED("service.terminated"),
    SERVICE_FAILED("service.failed"),
    /** Sent by hand, to one endpoint. */
    TEST("test");

    /** By the kind of a change that is done. */
    private static final Map<String, EventType> BY_KIND = Map.ofEntries(
            Map.entry("create", MAILBOX_CREATED),
            Map.entry("create-forward", MAILBOX_CREATED),
            Map.entry("restore", MAILBOX_CREATED),
            Map.entry("delete", MAILBOX_DELETED),
            Map.entry("suspend", MAILBOX_SUSPENDED),
            Map.entry("resume", MAILBOX_RESUMED),
            Map.entry("rename", MAILBOX_RENAMED),
            Map.entry("quota", MAILBOX_QUOTA_CHANGED),
            Map.entry("password-change", PASSWORD_CHANGED),
            Map.entry("password-set", PASSWORD_CHANGED),
            Map.entry("password-reset", PASSWORD_CHANGED),
            Map.entry("autoresponder", AUTORESPONDER_CHANGED),
            Map.entry("forwards", FORWARDING_CHANGED));

    /** By what a service has become. */
    private static final Map<String, EventType> BY_STATE =
            Map.of("active", SERVICE_ACTIVATED, "suspended", SERVICE_SUSPENDED, "terminated", SERVICE_TERMINATED);

    private final String slug;

    EventType(String slug) {
        this.slug = slug;
    }

    public String slug() {
        return slug;
    }

    static Optional<EventType> ofKind(String kind) {
        return Optional.ofNullable(BY_KIND.get(kind));
    }

    static Optional<EventType> ofState(String state) {
        return Optional.ofNullable(BY_STATE.get(state));
    }

    static Optional<EventType> of(String slug) {
        return Stream.of(values()).filter(type -> type.slug.equals(slug)).findFirst();
    }

    /** Those that an endpoint may choose. */
    static Stream<EventType> choices() {
        return Stream.of(values()).filter(type -> type != TEST);
    }
}
