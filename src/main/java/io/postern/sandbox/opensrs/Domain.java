package io.postern.sandbox.opensrs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A mail domain with its users. All access is under its account's lock. */
final class Domain {
    private String name;
    final String id;
    final long created;
    final Map<String, Object> attributes = new LinkedHashMap<>();
    final TreeSet<String> workgroups = new TreeSet<>();
    final History history = new History();
    final List<User> deletedUsers = new ArrayList<>();
    private final TreeMap<String, User> users = new TreeMap<>();
    private final TreeMap<String, User> aliases = new TreeMap<>();
    long deleted;

    Domain(String name, String id, long created) {
        this.name = name;
        this.id = id;
        this.created = created;
    }

    static String of(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    String name() {
        return name;
    }

    void rename(String newName) {
        name = newName;
    }

    Collection<User> users() {
        return users.values();
    }

    Map<String, User> aliases() {
        return aliases;
    }

    Optional<User> user(String address) {
        return Optional.ofNullable(users.get(address));
    }

    Optional<User> alias(String address) {
        return Optional.ofNullable(aliases.get(address));
    }

    boolean taken(String address) {
        return users.containsKey(address) || aliases.containsKey(address);
    }

    void put(User user) {
        users.put(user.address(), user);
    }

    void remove(User user) {
        users.remove(user.address());
    }

    String workgroup() {
        return attributes.get("workgroup") instanceof String text ? text : "staff";
    }

    /** 0: no limit. */
    long limit(String attribute) {
        return attributes.get(attribute) instanceof Number number ? number.longValue() : 0;
    }

    @SuppressWarnings("unchecked")
    List<String> aliasDomains() {
        return attributes.get("aliases") instanceof List<?> list ? (List<String>) list : List.of();
    }

    long count(String type) {
        return switch (type) {
            case "alias" -> aliases.size();
            case "deleted" -> deletedUsers.size();
            case "users" -> users.size();
            default ->
                users.values().stream().filter(user -> user.type().equals(type)).count();
        };
    }

    Stream<User> usersOf(String workgroup) {
        return users.values().stream().filter(user -> user.workgroup().equals(workgroup));
    }
}
