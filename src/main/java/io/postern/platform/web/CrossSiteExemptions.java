package io.postern.platform.web;

import java.util.List;
import java.util.regex.Pattern;

/** The only paths that other sites may post to. A test holds a copy of this list. */
final class CrossSiteExemptions {
    static final List<Pattern> PATHS = List.of(
            Pattern.compile("/[a-z0-9-]+/embed/launch"),
            Pattern.compile("/[a-z0-9-]+/api/.+"),
            Pattern.compile("/app/csp-report"),
            Pattern.compile("/sandbox/.+"));

    private CrossSiteExemptions() {}

    static boolean cover(String path) {
        return PATHS.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }
}
