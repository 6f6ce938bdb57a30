package io.postern.installation;

/** What can be wrong with a key that somebody adds. */
public enum KeyProblem {
    MISSING,
    /** It signs: it belongs to the billing system alone. */
    PRIVATE,
    /** RSA, another curve, a certificate. */
    KIND,
    UNREADABLE,
    KID,
    KID_TAKEN,
    /** The same key is there under another name. */
    TWICE,
    TOO_MANY
}
