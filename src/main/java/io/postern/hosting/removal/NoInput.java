package io.postern.hosting.removal;

/** Deleting needs nothing but its target. */
record NoInput() {}
