package io.postern.connection;

/** The connection is not there, or the tenants file dropped it: nothing may be called through it. */
public final class NoConnection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoConnection() {
        super("no such connection in use");
    }
}
