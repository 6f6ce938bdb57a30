package io.postern.access;

/** What a signed request has to be allowed. */
public enum ApiScope {
    /** Whatever the installation may do. */
    ANY,
    SERVICES,
    MAILBOXES,
    EVENTS
}
