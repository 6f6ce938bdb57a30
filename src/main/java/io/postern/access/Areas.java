package io.postern.access;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of the portal that menus lead to. */
final class Areas {
    private static final Map<String, Permission> NEEDED = Map.ofEntries(
            Map.entry("mailboxes", Permission.VIEW),
            Map.entry("domains", Permission.VIEW),
            Map.entry("connections", Permission.CONNECTIONS),
            Map.entry("customers", Permission.ACT),
            Map.entry("acting-rule", Permission.SETTINGS),
            Map.entry("members", Permission.MEMBERS),
            Map.entry("tenant-settings", Permission.SETTINGS),
            Map.entry("support-access", Permission.DELEGATE),
            Map.entry("autoresponder", Permission.AUTORESPONDER),
            Map.entry("forwarding", Permission.FORWARD),
            Map.entry("password", Permission.PASSWORD),
            Map.entry("details", Permission.EDIT),
            Map.entry("aliases", Permission.EDIT),
            Map.entry("settings", Permission.EDIT),
            Map.entry("new", Permission.CREATE),
            Map.entry("history", Permission.HISTORY));

    private Areas() {}

    static Set<String> open(Session session, boolean operator) {
        Stream<String> own = session.mailboxId() == null ? Stream.of("sessions") : Stream.of();
        Stream<String> everybodys = operator ? Stream.of("tenants") : Stream.of();
        return Stream.concat(
                        Stream.concat(own, everybodys),
                        NEEDED.entrySet().stream()
                                .filter(area -> session.may(area.getValue()))
                                .map(Map.Entry::getKey))
                .collect(Collectors.toUnmodifiableSet());
    }
}
