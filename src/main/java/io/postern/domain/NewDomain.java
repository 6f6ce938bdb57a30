package io.postern.domain;

import java.util.UUID;

/**
 * A domain to take into the portal.
 *
 * @param externalId what the provider calls it, or null
 * @param customerId whose it is, or null for nobody's
 */
public record NewDomain(String name, UUID connectionId, String externalId, UUID customerId) {}
