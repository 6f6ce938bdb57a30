package io.postern.platform.http;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Queries as they may be shown: only parameters on the list keep their values, all others leave no trace. */
final class Queries {
    private static final Set<String> SHOWN = Set.of("page", "page-no", "sort", "status", "type", "over-quota");

    private Queries() {}

    static String scrubbed(String query) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> pair.matches("[a-z-]+=[a-z0-9-]{0,20}"))
                .filter(pair -> SHOWN.contains(pair.substring(0, pair.indexOf('='))))
                .collect(Collectors.joining("&"));
    }

    static String scrubbedUrl(String url) {
        String plain = url.replaceFirst("#.*$", "").replaceFirst("//[^/?@]*@", "//");
        int mark = plain.indexOf('?');
        if (mark < 0) {
            return plain;
        }
        String query = scrubbed(plain.substring(mark + 1));
        return query.isEmpty() ? plain.substring(0, mark) : plain.substring(0, mark + 1) + query;
    }
}
