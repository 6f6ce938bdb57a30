package io.postern.hosting.addition;

import java.util.UUID;

/** @param customerId null for nobody's */
record CreationInput(UUID customerId) {}
