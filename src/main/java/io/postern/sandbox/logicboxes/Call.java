package io.postern.sandbox.logicboxes;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One received call, its parameters each with the place where they travelled. */
record Call(String verb, String method, List<Parameter> parameters, String requestLine) {
    private static final Set<String> SECRETS = Set.of("api-key", "auth-password", "passwd", "old-passwd", "new-passwd");
    private static final String MASK = "***";
    private static final int LONGEST_KEPT = 16_000;

    enum Place {
        QUERY,
        BODY
    }

    record Parameter(String name, String value, Place place) {
        /** What may be kept of it: never a secret's value. */
        Parameter masked() {
            if (SECRETS.contains(name.toLowerCase(Locale.ROOT))) {
                return new Parameter(name, MASK, place);
            }
            return value.length() > LONGEST_KEPT ? new Parameter(name, value.substring(0, LONGEST_KEPT), place) : this;
        }
    }

    static Call of(String verb, String method, String path, String query, String form) {
        List<Parameter> parameters = new ArrayList<>(pairs(query, Place.QUERY));
        parameters.addAll(pairs(form, Place.BODY));
        return new Call(
                verb, method, List.copyOf(parameters), verb + " " + path + (query == null ? "" : "?" + masked(query)));
    }

    Optional<String> value(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .findFirst();
    }

    /** The addresses that the call names, one or a list. */
    List<String> addresses() {
        return value("email")
                .or(() -> value("emails"))
                .map(list ->
                        Arrays.stream(list.split(",", -1)).map(String::strip).toList())
                .orElse(List.of());
    }

    private static List<Parameter> pairs(String encoded, Place place) {
        if (encoded == null || encoded.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(encoded.split("&"))
                .map(pair -> pair.split("=", 2))
                .map(pair -> new Parameter(decoded(pair[0]), pair.length == 1 ? "" : decoded(pair[1]), place))
                .toList();
    }

    private static String masked(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .map(pair ->
                        pair.length == 2 && SECRETS.contains(decoded(pair[0]).toLowerCase(Locale.ROOT))
                                ? pair[0] + "=" + MASK
                                : String.join("=", pair))
                .collect(Collectors.joining("&"));
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
    }
}
