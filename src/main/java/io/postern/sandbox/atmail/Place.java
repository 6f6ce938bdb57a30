package io.postern.sandbox.atmail;

/** Where an argument travelled. */
enum Place {
    PATH,
    QUERY,
    BODY
}
