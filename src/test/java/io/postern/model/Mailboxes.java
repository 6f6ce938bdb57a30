package io.postern.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * The model: all mailboxes there are, and of each what acts may change. Immutable.
 *
 * @param byAddress aspects of each by name; the value {@link #ANY} is not known
 */
record Mailboxes(Map<String, Map<String, String>> byAddress) {
    static final String ANY = "(any)";

    boolean has(String address) {
        return byAddress.containsKey(address);
    }

    /** Where the mailbox is not there nothing happens. */
    Mailboxes with(String address, String aspect, String value) {
        if (!has(address)) {
            return this;
        }
        var changed = new TreeMap<>(byAddress.get(address));
        changed.put(aspect, value);
        return put(address, changed);
    }

    Mailboxes put(String address, Map<String, String> aspects) {
        var all = new TreeMap<>(byAddress);
        all.put(address, Map.copyOf(aspects));
        return new Mailboxes(Map.copyOf(all));
    }

    Mailboxes without(String address) {
        var all = new TreeMap<>(byAddress);
        all.remove(address);
        return new Mailboxes(Map.copyOf(all));
    }

    Mailboxes moved(String from, String to) {
        return has(from) && !has(to) ? without(from).put(to, byAddress.get(from)) : this;
    }

    boolean allows(Mailboxes actual) {
        return byAddress.keySet().equals(actual.byAddress.keySet())
                && byAddress.entrySet().stream()
                        .allMatch(each -> allows(each.getValue(), actual.byAddress.get(each.getKey())));
    }

    private static boolean allows(Map<String, String> expected, Map<String, String> actual) {
        return expected.entrySet().stream()
                .allMatch(each ->
                        each.getValue().equals(ANY) || each.getValue().equals(actual.getOrDefault(each.getKey(), "")));
    }
}
