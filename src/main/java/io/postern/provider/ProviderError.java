package io.postern.provider;

import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The only way a call of {@link MailProvider} fails. Its message names provider, operation and kind, nothing else. */
public final class ProviderError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Code of {@link #paused}. */
    public static final String PAUSED = "paused";

    private final Kind kind;
    private final String field;
    private final String code;
    private final String upstreamMessage;
    private final transient Duration retryAfter;
    private final UUID connectionId;
    private final boolean ownCredentials;
    private final transient List<FieldError> fieldErrors;

    private ProviderError(
            Origin origin,
            Kind kind,
            String field,
            String code,
            String upstreamMessage,
            Duration retryAfter,
            boolean ownCredentials,
            List<FieldError> fieldErrors) {
        super(origin.provider() + " " + origin.operation() + ": " + kind + (code == null ? "" : " (" + code + ")"));
        this.kind = kind;
        this.field = field;
        this.code = code;
        this.upstreamMessage = upstreamMessage;
        this.retryAfter = retryAfter;
        this.connectionId = origin.connectionId();
        this.ownCredentials = ownCredentials;
        this.fieldErrors = List.copyOf(fieldErrors);
    }

    /** Where an error comes from. */
    record Origin(String provider, UUID connectionId, String operation) {}

    static ProviderError of(Origin origin, DriverException cause) {
        return new ProviderError(
                origin,
                cause.kind(),
                cause.field(),
                cause.code(),
                cause.getMessage(),
                cause.retryAfter(),
                cause.ownCredentials(),
                List.of());
    }

    /** A failure that happened on our side of the wire. */
    static ProviderError local(Origin origin, Kind kind, String code, String message, Duration retryAfter) {
        return new ProviderError(origin, kind, null, code, message, retryAfter, true, List.of());
    }

    /** The connection's owner has paused it: nothing is called. */
    public static ProviderError paused(String provider, UUID connectionId) {
        return local(new Origin(provider, connectionId, "open"), Kind.UNAVAILABLE, PAUSED, null, null);
    }

    static ProviderError refusedInput(Origin origin, Kind kind, List<FieldError> errors) {
        return new ProviderError(origin, kind, errors.getFirst().field(), null, null, null, true, errors);
    }

    public Kind kind() {
        return kind;
    }

    /** The refused member of the input, or null. */
    public String field() {
        return field;
    }

    /** A stable reason that pages may word themselves, for example {@code not-activated}; or null. */
    public String code() {
        return code;
    }

    /** The provider's own words, or null. */
    public String upstreamMessage() {
        return upstreamMessage;
    }

    /** When to try again, or null when the provider did not say. */
    public Duration retryAfter() {
        return retryAfter;
    }

    public UUID connectionId() {
        return connectionId;
    }

    /** False when a mailbox owner's password was tried: the error says nothing about the connection. */
    public boolean ownCredentials() {
        return ownCredentials;
    }

    /** What was wrong with the input, when the call was refused before it was made. */
    public List<FieldError> fieldErrors() {
        return fieldErrors == null ? List.of() : fieldErrors;
    }

    /** Whether this says that the connection's own credentials (or our address) are refused. */
    public boolean connectionRefused() {
        return kind == Kind.CREDENTIALS && ownCredentials;
    }
}
