package io.postern.provider;

/** How a call may be treated when it fails. */
enum Traffic {
    READ,
    /** A read that must not be repeated: a tried password counts at the upstream. */
    READ_ONCE,
    WRITE
}
