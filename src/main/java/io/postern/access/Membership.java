package io.postern.access;

import java.util.UUID;

/**
 * A person's place in a tenant.
 *
 * @param customerId narrows it to one customer's domains, or null
 */
public record Membership(UUID memberId, String name, Role role, UUID customerId) {}
