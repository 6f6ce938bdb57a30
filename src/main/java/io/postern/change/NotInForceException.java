package io.postern.change;

/** The upstream said yes to a write, but reading back does not show it, or not yet. */
public class NotInForceException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
