package io.postern.sandbox.opensrs;

import java.time.Instant;

/** A token that stands for a password until it expires. {@code oma} false: good for reading mail, not for this API. */
record Session(String token, String user, Instant expires, boolean oma, boolean singleUse) {}
