package io.postern.access;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The parts of the portal that menus lead to. */
final class Areas {
    private static final Map<String, Permission> NEEDED = Map.of(
            "mailboxes", Permission.VIEW,
            "domains", Permission.VIEW,
            "connections", Permission.CONNECTIONS,
            "members", Permission.MEMBERS,
            "autoresponder", Permission.AUTORESPONDER,
            "password", Permission.PASSWORD,
            "details", Permission.EDIT,
            "history", Permission.HISTORY);

    private Areas() {}

    static Set<String> open(Session session) {
        return NEEDED.entrySet().stream()
                .filter(area -> session.may(area.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
