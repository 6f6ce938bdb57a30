package io.postern.platform.web;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What every response says to the browser: pages, files, errors and redirects alike. */
final class ResponseHeaders {
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?");
    /** The one file that other sites load: it runs in the page around a frame. */
    private static final String HOST_SCRIPT = "/app/js/postern-host.js";

    private static final String VARY = "Sec-Fetch-Site, Origin, HX-Request";

    private ResponseHeaders() {}

    static void write(RoutingContext context, Clock clock) {
        MultiMap headers = context.response().headers();
        boolean framed = EdgeAttributes.framed(context);
        headers.set("Content-Security-Policy", policy(context));
        headers.set("Content-Security-Policy-Report-Only", "require-trusted-types-for 'script'; report-to csp");
        headers.set("Reporting-Endpoints", "csp=\"/app/csp-report\"");
        headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        headers.set("X-Content-Type-Options", "nosniff");
        if (!headers.contains("Referrer-Policy")) {
            headers.set("Referrer-Policy", "strict-origin");
        }
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        boolean forHosts = HOST_SCRIPT.equals(context.request().path());
        headers.set("Cross-Origin-Resource-Policy", forHosts ? "cross-origin" : "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.set("X-Robots-Tag", "noindex");
        if (EdgeAttributes.ofApi(context)) {
            // a module compares it with its own clock
            headers.set(
                    "Date",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        }
        if (!EdgeAttributes.allowed(context).isEmpty()) {
            headers.set("Allow", String.join(", ", EdgeAttributes.allowed(context)));
        }
        headers.set("X-Request-Id", EdgeAttributes.reference(context));
        if (!framed) {
            headers.set("X-Frame-Options", "DENY");
            headers.set("Cross-Origin-Embedder-Policy", "require-corp");
        }
        headers.set("Vary", vary(headers));
        if ("text/html".equals(headers.get("Content-Type"))) {
            // Qute's variant drops the charset
            headers.set("Content-Type", "text/html;charset=UTF-8");
        }
        if (!mayBeKept(context, headers)) {
            headers.set("Cache-Control", "no-store");
        }
    }

    private static String policy(RoutingContext context) {
        return "default-src 'none'; script-src 'nonce-" + EdgeAttributes.nonce(context)
                + "'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; "
                + "base-uri 'none'; object-src 'none'; frame-ancestors "
                + ancestors(EdgeAttributes.frameOrigins(context)) + "; report-uri /app/csp-report; report-to csp";
    }

    private static String ancestors(List<String> origins) {
        List<String> exact = exact(origins);
        return exact.isEmpty() ? "'none'" : String.join(" ", exact);
    }

    /** Those that say nothing but an origin, ten at most. */
    static List<String> exact(List<String> origins) {
        return origins.stream().filter(ORIGIN.asMatchPredicate()).limit(10).toList();
    }

    private static String vary(MultiMap headers) {
        Set<String> names = new LinkedHashSet<>();
        for (String line : headers.getAll("Vary")) {
            names.addAll(Arrays.asList(line.split(", *")));
        }
        names.addAll(Arrays.asList(VARY.split(", ")));
        return String.join(", ", names);
    }

    private static boolean mayBeKept(RoutingContext context, MultiMap headers) {
        int status = context.response().getStatusCode();
        String type = headers.get("Content-Type");
        boolean page = type != null && type.toLowerCase(Locale.ROOT).startsWith("text/html");
        return status == 304 || (status < 300 && !page && headers.contains("Cache-Control"));
    }
}
