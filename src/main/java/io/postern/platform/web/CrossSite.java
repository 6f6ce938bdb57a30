package io.postern.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;

/**
 * Refuses requests that change something and were not made by a page of ours: first by what the browser says about
 * where the request comes from, then by a token that only pages of the same session know.
 */
@ApplicationScoped
public class CrossSite {
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    private final Exchange exchange;
    private final BaseUrl baseUrl;

    CrossSite(Exchange exchange, BaseUrl baseUrl) {
        this.exchange = exchange;
        this.baseUrl = baseUrl;
    }

    /** Whether both rules hold for such a request. */
    public boolean guarded(String method, String path) {
        return !HARMLESS.contains(method) && !CrossSiteExemptions.cover(path);
    }

    /** The origin rule. */
    public void check(String method, String path) {
        if (guarded(method, path) && !sameOrigin()) {
            throw CrossSiteRefusal.origin();
        }
    }

    /** What follows the dot of a token: forms of one session in which it stood in for different people. */
    public static String mark(String token) {
        int dot = token.indexOf('.');
        return dot < 0 ? "" : token.substring(dot);
    }

    /** The token rule. */
    public void checkToken(String expected, String sent) {
        if (sent != null && !mark(sent).equals(mark(expected))) {
            throw CrossSiteRefusal.standing();
        }
        if (sent == null
                || !MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8))) {
            throw CrossSiteRefusal.token(expected);
        }
    }

    private boolean sameOrigin() {
        String site = exchange.header("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = exchange.header("Origin");
        return origin != null && (origin.equals(baseUrl.origin()) || origin.equals(exchange.origin()));
    }
}
