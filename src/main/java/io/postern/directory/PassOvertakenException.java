package io.postern.directory;

/** Another node runs a later pass over the same domain: this one has nothing more to say. */
final class PassOvertakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PassOvertakenException() {
        super("a later pass over the domain has begun", null, false, false);
    }
}
