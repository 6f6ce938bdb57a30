package io.postern.sandbox.atmail;

/** What goes over the wire in the end. */
sealed interface Reply {
    /** @param challenge asks for credentials */
    record Whole(int status, String type, byte[] body, boolean challenge) implements Reply {}

    /** Promises the whole body, sends half of it, and closes. */
    record Cut(Whole whole) implements Reply {}

    record Reset() implements Reply {}

    record Silence() implements Reply {}

    /** A valid answer behind so many blanks. */
    record Flood(Whole whole, long blanks) implements Reply {}
}
