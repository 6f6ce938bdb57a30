package io.postern.sandbox.logicboxes;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The parameters of one call, read strictly: the upstream's own words or a refusal. */
record Arguments(Map<String, String> values) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    static Arguments of(Call call, Set<String> required, Set<String> optional) {
        Set<String> seen = new HashSet<>();
        for (Call.Parameter parameter : call.parameters()) {
            String name = parameter.name();
            if (!required.contains(name) && !optional.contains(name)) {
                throw Refusal.error("Unknown parameter: " + name);
            }
            if (!seen.add(name)) {
                throw Refusal.error("Parameter given more than once: " + name);
            }
        }
        Map<String, String> values =
                call.parameters().stream().collect(Collectors.toMap(Call.Parameter::name, Call.Parameter::value));
        for (String name : required) {
            if (values.getOrDefault(name, "").isEmpty()) {
                throw Refusal.error("Required parameter missing: " + name);
            }
        }
        return new Arguments(values);
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    Optional<String> given(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    Optional<Boolean> truth(String name) {
        return given(name).map(value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(name);
        });
    }

    Optional<Long> number(String name) {
        return given(name).map(value -> {
            if (!value.matches("[0-9]{1,18}")) {
                throw invalid(name);
            }
            return Long.valueOf(value);
        });
    }

    Optional<LocalDate> date(String name) {
        return given(name).map(value -> {
            try {
                return LocalDate.parse(value, DATE);
            } catch (DateTimeParseException e) {
                throw invalid(name);
            }
        });
    }

    /** A comma-separated list of the given words. */
    Set<String> words(String name, Set<String> allowed) {
        Set<String> words = given(name)
                .map(list -> Arrays.stream(list.split(",", -1)).collect(Collectors.toSet()))
                .orElse(Set.of());
        if (!allowed.containsAll(words)) {
            throw invalid(name);
        }
        return words;
    }

    List<String> addresses(String name) {
        return Arrays.stream(text(name).split(",", -1)).map(String::strip).toList();
    }

    static Refusal invalid(String name) {
        return Refusal.error("Invalid value for parameter: " + name);
    }
}
