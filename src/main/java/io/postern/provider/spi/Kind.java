package io.postern.provider.spi;

/** Every way an upstream call can fail. A closed list: pages, retries and breakers switch over it exhaustively. */
public enum Kind {
    /** The mailbox or domain does not exist at the upstream. */
    NOT_FOUND,
    ALREADY_EXISTS,
    /** The upstream refuses a value; {@link DriverException#field()} names it when known. */
    INVALID,
    /** The new password is refused; the message says why. */
    PASSWORD_REJECTED,
    /** The current state forbids it, for example a pending action or a domain that is not activated. */
    CONFLICT,
    /** The connection's own credentials are refused, or our address is not allowed. */
    CREDENTIALS,
    /** The credentials are good but lack the right to do this; or a mailbox owner's own password is wrong. */
    FORBIDDEN,
    /** A limit of the upstream account is reached. */
    LIMIT,
    /** Try again later; nothing was changed. */
    BUSY,
    /** The upstream could not be reached; nothing was changed. */
    UNAVAILABLE,
    /** No answer in time, or the answer was cut off: the outcome of a write is unknown. */
    TIMEOUT,
    /** This upstream cannot do that. */
    UNSUPPORTED,
    /** An answer we do not understand; the outcome of a write is unknown. */
    UNEXPECTED;

    /** Whether a write that ended so may have been applied all the same. */
    public boolean outcomeUnknown() {
        return this == TIMEOUT || this == UNEXPECTED;
    }
}
