package io.postern.sandbox.atmail;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** One received argument. A null value is a path's last name without a value. */
record Parameter(String name, String value, Place place) {
    private static final Set<String> SECRETS = Set.of("password", "passwordmd5", "passwordquestion");
    private static final String MASK = "***";
    private static final int LONGEST_KEPT = 16_000;

    /** What may be kept of it: never a secret's value. */
    Parameter masked() {
        if (value == null || !secret(name)) {
            return value == null || value.length() <= LONGEST_KEPT
                    ? this
                    : new Parameter(name, value.substring(0, LONGEST_KEPT), place);
        }
        return new Parameter(name, MASK, place);
    }

    static List<Parameter> pairs(String encoded, Place place) {
        if (encoded == null || encoded.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(encoded.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .map(pair -> new Parameter(decoded(pair[0]), pair.length == 1 ? "" : decoded(pair[1]), place))
                .toList();
    }

    /** A path or a query without the values of secrets, otherwise as it was sent. */
    static String maskedPath(String path) {
        List<String> segments = new ArrayList<>(List.of(path.split("/", -1)));
        for (int i = 1; i < segments.size(); i++) {
            if (secret(decoded(segments.get(i - 1))) && !segments.get(i).isEmpty()) {
                segments.set(i, MASK);
            }
        }
        return String.join("/", segments);
    }

    static String maskedQuery(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .map(pair ->
                        pair.length == 2 && secret(decoded(pair[0])) ? pair[0] + "=" + MASK : String.join("=", pair))
                .collect(Collectors.joining("&"));
    }

    /** A plus is a blank, wherever it stands. */
    static String decoded(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
    }

    private static boolean secret(String name) {
        return SECRETS.contains(name.toLowerCase(Locale.ROOT));
    }
}
