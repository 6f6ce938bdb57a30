package io.postern.platform.web;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;

/** What the edge found out about a request, kept with it through every reroute. */
final class EdgeAttributes {
    private static final String ALLOWED = "postern.allowed";
    private static final String API = "postern.api";
    private static final String EMBEDDED = "postern.embedded";
    private static final String FRAME_ORIGINS = "postern.frame-origins";
    private static final String NONCE = "postern.nonce";
    private static final String REFERENCE = "postern.reference";

    private EdgeAttributes() {}

    static void begin(RoutingContext context, String reference, String nonce) {
        context.put(REFERENCE, reference);
        context.put(NONCE, nonce);
    }

    static boolean seen(RoutingContext context) {
        return reference(context) != null;
    }

    static String nonce(RoutingContext context) {
        return context.get(NONCE);
    }

    static String reference(RoutingContext context) {
        return context.get(REFERENCE);
    }

    /** The path said {@code embed}: such a response may be framed by these origins, and by no other. */
    static void frame(RoutingContext context, List<String> origins) {
        context.put(FRAME_ORIGINS, origins);
    }

    static boolean framed(RoutingContext context) {
        return context.get(FRAME_ORIGINS) != null;
    }

    static List<String> frameOrigins(RoutingContext context) {
        List<String> origins = context.get(FRAME_ORIGINS);
        return origins == null ? List.of() : origins;
    }

    /** A machine asks, below {@code /{tenant}/api/}. */
    static void markApi(RoutingContext context) {
        context.put(API, Boolean.TRUE);
    }

    static boolean ofApi(RoutingContext context) {
        return context.get(API) != null;
    }

    /** What can be done where this could not. */
    static void allow(RoutingContext context, Set<String> methods) {
        context.put(ALLOWED, methods);
    }

    static Set<String> allowed(RoutingContext context) {
        Set<String> methods = context.get(ALLOWED);
        return methods == null ? Set.of() : methods;
    }

    static void markEmbedded(RoutingContext context) {
        context.put(EMBEDDED, Boolean.TRUE);
    }

    static boolean embedded(RoutingContext context) {
        return context.get(EMBEDDED) != null;
    }
}
