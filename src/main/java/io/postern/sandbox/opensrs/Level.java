package io.postern.sandbox.opensrs;

/** How high someone stands. Who is lower cannot lift what a higher one suspended. */
enum Level {
    USER,
    WORKGROUP,
    DOMAIN,
    COMPANY
}
