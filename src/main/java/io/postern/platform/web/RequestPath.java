package io.postern.platform.web;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The shape of a path. Ours hold ids and words only, so anything that two parsers could read differently – escapes,
 * parameters, empty or dotted segments – is refused before anybody decides by it.
 */
final class RequestPath {
    /** Where the edge sends what it refuses; nobody can ask for it from outside. */
    static final String REFUSALS = "/~/";

    private static final Pattern SEGMENTS = Pattern.compile("/|(/[A-Za-z0-9._@+=,!$'()*:-]+)+/?");
    private static final Pattern DOTS = Pattern.compile("/\\.{1,}(/|$)");
    private static final Pattern EMBEDDED = Pattern.compile("(/[a-z0-9-]+)/embed(/.*)?");
    private static final Pattern EMBEDDED_START =
            Pattern.compile("/[a-z0-9-]+/embed(?![A-Za-z0-9._-]).*", Pattern.DOTALL);
    private static final Pattern SIGN_IN = Pattern.compile("/[^/]+/sign-in(/.*)?");
    private static final Pattern API = Pattern.compile("/[^/]+/api(/.*)?");
    private static final Pattern QUERY = Pattern.compile("[\\x21-\\x7e&&[^\\\\<>\"]]*");

    private RequestPath() {}

    static boolean acceptable(String raw) {
        return raw != null
                && raw.length() <= 2_000
                && SEGMENTS.matcher(raw).matches()
                && !DOTS.matcher(raw).find();
    }

    /** For what comes back to us as a parameter: a path of ours with an optional query. */
    static boolean acceptableWithQuery(String text) {
        int mark = text.indexOf('?');
        String path = mark < 0 ? text : text.substring(0, mark);
        String query = mark < 0 ? "" : text.substring(mark + 1);
        return path.startsWith("/")
                && acceptable(path)
                && text.length() <= 4_000
                && QUERY.matcher(query).matches();
    }

    /** Meant for a frame, even if nothing else about it is in order. */
    static boolean embedded(String raw) {
        return EMBEDDED_START.matcher(raw).matches();
    }

    /** The same resource without the segment {@code embed}; empty if the path is not framed. */
    static Optional<String> withoutEmbed(String path) {
        var match = EMBEDDED.matcher(path);
        if (!match.matches()) {
            return Optional.empty();
        }
        return Optional.of(match.group(1) + (match.group(2) == null ? "" : match.group(2)));
    }

    /** Part of signing in, which never happens in a frame. The path is without {@code embed}. */
    static boolean signIn(String path) {
        return SIGN_IN.matcher(path).matches();
    }

    static boolean launch(String path) {
        return path.endsWith("/embed/launch") && path.indexOf('/', 1) == path.length() - "/embed/launch".length();
    }

    /** Below {@code /{tenant}/api}, whatever the rest looks like. */
    static boolean api(String path) {
        return path != null && API.matcher(path).matches();
    }

    /** The first segment, empty for the root. */
    static String first(String path) {
        int end = path.indexOf('/', 1);
        return path.length() < 2 ? "" : path.substring(1, end < 0 ? path.length() : end);
    }
}
