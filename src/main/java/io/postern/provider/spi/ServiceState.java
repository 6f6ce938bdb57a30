package io.postern.provider.spi;

/** Whether a service of a mailbox works. */
public enum ServiceState {
    ENABLED,
    /** Not part of what this mailbox may use. */
    DISABLED,
    /** Stopped for now. */
    SUSPENDED
}
