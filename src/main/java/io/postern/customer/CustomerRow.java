package io.postern.customer;

import java.util.UUID;

/** One line of the list of customers. */
public record CustomerRow(UUID id, String name, String externalId, boolean managed, long domains, long people) {}
