package io.postern.installation;

/** What kinds of keys a billing system may sign with. */
public enum KeyKind {
    ED25519,
    P256,
    SHARED
}
