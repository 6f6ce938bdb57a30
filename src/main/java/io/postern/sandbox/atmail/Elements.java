package io.postern.sandbox.atmail;

import java.util.Map;
import java.util.Set;

/** The names of the answers' elements: those of functions, not of the methods in the path. */
final class Elements {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("login/authenticate", "authenticate"),
            Map.entry("admin/authenticate", "authenticate"),
            Map.entry("domain/create", "domainadd"),
            Map.entry("domain/delete", "domaindelete"),
            Map.entry("domain/check", "domaincheck"),
            Map.entry("users/create", "useradd"),
            Map.entry("users/delete", "userdelete"),
            Map.entry("users/update", "userupdate"),
            // not documented, like those of subadmin
            Map.entry("users/view", "userview"),
            Map.entry("users/list", "userlist"));

    /** These put their message right below the element. */
    private static final Set<String> FLAT = Set.of("domain/create", "domain/delete");

    private Elements() {}

    static String of(String method) {
        return NAMES.getOrDefault(method, method.replace("/", ""));
    }

    static boolean flat(String method) {
        return FLAT.contains(method);
    }
}
