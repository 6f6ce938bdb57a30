package io.postern.platform.web;

import io.vertx.ext.web.RoutingContext;

/** What the edge found out about a request, kept with it through every reroute. */
final class EdgeAttributes {
    private static final String EMBEDDED = "postern.embedded";
    private static final String NONCE = "postern.nonce";
    private static final String REFERENCE = "postern.reference";

    private EdgeAttributes() {}

    static boolean embedded(RoutingContext context) {
        return context.get(EMBEDDED) != null;
    }

    static void markEmbedded(RoutingContext context) {
        context.put(EMBEDDED, Boolean.TRUE);
    }

    static String nonce(RoutingContext context) {
        return context.get(NONCE);
    }

    static String reference(RoutingContext context) {
        return context.get(REFERENCE);
    }

    static boolean seen(RoutingContext context) {
        return reference(context) != null;
    }

    static void begin(RoutingContext context, String reference, String nonce) {
        context.put(REFERENCE, reference);
        context.put(NONCE, nonce);
    }
}
