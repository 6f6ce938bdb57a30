package io.postern.access;

import java.util.List;

/** The two cookies a session may ride in: one for the top level, one for frames. Neither is ever read in the other's place. */
enum SessionCookie {
    TOP("__Host-sid", "; Path=/; Secure; HttpOnly; SameSite=Lax"),
    FRAME("__Host-esid", "; Path=/; Secure; HttpOnly; SameSite=None; Partitioned");

    private final String name;
    private final String attributes;

    SessionCookie(String name, String attributes) {
        this.name = name;
        this.attributes = attributes;
    }

    static SessionCookie of(boolean embedded) {
        return embedded ? FRAME : TOP;
    }

    String cookieName() {
        return name;
    }

    /** The value of a {@code Set-Cookie} header. */
    String set(List<SessionToken> tokens) {
        return name + "=" + SessionToken.cookie(tokens) + attributes + (tokens.isEmpty() ? "; Max-Age=0" : "");
    }
}
