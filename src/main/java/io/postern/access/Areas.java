package io.postern.access;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The parts of the portal that the menu leads to. */
final class Areas {
    private static final Map<String, Permission> NEEDED = Map.of(
            "mailboxes", Permission.VIEW,
            "domains", Permission.VIEW,
            "connections", Permission.CONNECTIONS,
            "members", Permission.MEMBERS);

    private Areas() {}

    static Set<String> open(Session session) {
        return NEEDED.entrySet().stream()
                .filter(area -> session.may(area.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
