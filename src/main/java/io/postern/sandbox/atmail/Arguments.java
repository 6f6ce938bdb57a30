package io.postern.sandbox.atmail;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of a call as the upstream's code sees them: those of the path go before those of the query, and these
 * before those of the form. A name that is repeated in the path collects its values; in query and form the last one
 * counts, unless the name ends in brackets. No value at all is NULL, which differs from an empty one.
 */
record Arguments(Map<String, List<String>> values) {
    static Arguments of(Call call) {
        Map<Place, Map<String, List<String>>> places = new EnumMap<>(Place.class);
        for (Place place : Place.values()) {
            places.put(place, new LinkedHashMap<>());
        }
        for (Parameter parameter : call.parameters()) {
            add(places.get(parameter.place()), parameter, call.verb());
        }
        Map<String, List<String>> all = new LinkedHashMap<>();
        places.values().forEach(place -> place.forEach(all::putIfAbsent));
        return new Arguments(all);
    }

    private static void add(Map<String, List<String>> all, Parameter parameter, String verb) {
        String name = parameter.name();
        List<String> value = parameter.value() == null ? List.of() : List.of(parameter.value());
        switch (parameter.place()) {
            case PATH -> all.merge(name, value, Arguments::joined);
            case QUERY -> addAsForm(all, name, value);
            case BODY -> {
                // only of a POST does the language read a form
                if (verb.equals("POST")) {
                    addAsForm(all, name, value);
                }
            }
        }
    }

    private static void addAsForm(Map<String, List<String>> all, String name, List<String> value) {
        if (name.endsWith("[]")) {
            all.merge(name.substring(0, name.length() - 2), value, Arguments::joined);
        } else {
            all.put(name, value);
        }
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The value where one is expected; null for NULL. Several come out as the language writes them. */
    String text(String name) {
        List<String> value = values.getOrDefault(name, List.of());
        return switch (value.size()) {
            case 0 -> null;
            case 1 -> value.getFirst();
            default -> "Array";
        };
    }

    /** The first of these names that was sent with more than nothing. */
    Optional<String> given(String... names) {
        for (String name : names) {
            String value = text(name);
            if (value != null && !value.isEmpty()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    String required(String method, String... names) {
        return given(names).orElseThrow(() -> Refusal.missing(method, names[0]));
    }

    List<String> list(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .toList();
    }

    Optional<String> unknown(Set<String> known) {
        return values.keySet().stream().filter(name -> !known.contains(name)).findFirst();
    }

    Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        values.keySet().forEach(name -> texts.put(name, text(name)));
        return texts;
    }
}
