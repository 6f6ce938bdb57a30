package io.postern.provider.spi;

import java.time.Duration;

/**
 * A classified failure of an upstream call. The message is the upstream's own text, cut and free of secrets and URLs;
 * it is shown to staff only where the page says that it is the provider's wording.
 */
public final class DriverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String field;
    private final String code;
    private final transient Duration retryAfter;
    private final boolean ownCredentials;

    private DriverException(Kind kind, String field, String code, String message, Duration retryAfter, boolean own) {
        super(message);
        this.kind = kind;
        this.field = field;
        this.code = code;
        this.retryAfter = retryAfter;
        this.ownCredentials = own;
    }

    public DriverException(Kind kind, String message) {
        this(kind, null, null, message, null, true);
    }

    /** @param field name of the refused input member, as in the SPI record, for example {@code endDate} */
    public static DriverException invalid(String field, String message) {
        return new DriverException(Kind.INVALID, field, null, message, null, true);
    }

    /** As {@link #invalid}, where the refusal has a kind of its own, for example PASSWORD_REJECTED. */
    public static DriverException refused(Kind kind, String field, String message) {
        return new DriverException(kind, field, null, message, null, true);
    }

    public static DriverException busy(String message, Duration retryAfter) {
        return new DriverException(Kind.BUSY, null, null, message, retryAfter, true);
    }

    /** Nothing was done, and the upstream asks for the same call again now. */
    public static DriverException tryAgainAtOnce(String message) {
        return busy(message, Duration.ZERO);
    }

    /** A stable reason that pages may word themselves, for example {@code not-activated} or {@code address-not-allowed}. */
    public DriverException withCode(String reason) {
        return new DriverException(kind, field, reason, getMessage(), retryAfter, ownCredentials);
    }

    /** Marks a refusal that came while a mailbox owner's password was tried: it never counts against the connection. */
    public DriverException ofOwnerCredentials() {
        return new DriverException(kind, field, code, getMessage(), retryAfter, false);
    }

    public Kind kind() {
        return kind;
    }

    public String field() {
        return field;
    }

    public String code() {
        return code;
    }

    public Duration retryAfter() {
        return retryAfter;
    }

    public boolean ownCredentials() {
        return ownCredentials;
    }
}
