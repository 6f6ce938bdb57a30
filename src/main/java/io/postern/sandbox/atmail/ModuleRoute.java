package io.postern.sandbox.atmail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The part of a path behind {@code api}, read as the upstream's framework reads it: slashes at both ends are cut off, the
 * rest is split at slashes, and only then is each segment decoded. After controller and action, segments are names and
 * values in turn; a last name without a value has the value null.
 */
record ModuleRoute(String method, List<Parameter> parameters) {
    static ModuleRoute of(String encoded) {
        String path = trimmed(encoded);
        if (path.isEmpty()) {
            return new ModuleRoute("", List.of());
        }
        List<String> segments = Arrays.asList(path.split("/", -1));
        String controller = Parameter.decoded(segments.getFirst());
        String action = segments.size() < 2 ? "index" : Parameter.decoded(segments.get(1));
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 2; i < segments.size(); i += 2) {
            String value = i + 1 < segments.size() ? Parameter.decoded(segments.get(i + 1)) : null;
            parameters.add(new Parameter(Parameter.decoded(segments.get(i)), value, Place.PATH));
        }
        return new ModuleRoute(controller + "/" + action, List.copyOf(parameters));
    }

    private static String trimmed(String path) {
        int from = 0;
        int to = path.length();
        while (from < to && path.charAt(from) == '/') {
            from++;
        }
        while (to > from && path.charAt(to - 1) == '/') {
            to--;
        }
        return path.substring(from, to);
    }
}
