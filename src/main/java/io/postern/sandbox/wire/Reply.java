package io.postern.sandbox.wire;

/** What goes over the wire in the end. */
public sealed interface Reply {
    /** @param challenge a header that asks for credentials, or null */
    record Whole(int status, String type, byte[] body, String challenge) implements Reply {
        public Whole(int status, String type, byte[] body) {
            this(status, type, body, null);
        }
    }

    /** Promises the whole body, sends half of it, and closes. */
    record Cut(Whole whole) implements Reply {}

    record Reset() implements Reply {}

    record Silence() implements Reply {}

    /** A valid answer behind so many blanks. */
    record Flood(Whole whole, long blanks) implements Reply {}
}
