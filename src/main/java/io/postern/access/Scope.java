package io.postern.access;

import java.util.Set;
import java.util.UUID;

/**
 * What a session's permissions apply to. Both members null means the whole tenant.
 *
 * @param customerId only this customer's domains, or null
 * @param domainIds only these domains, or null
 */
public record Scope(UUID customerId, Set<UUID> domainIds) {
    public static final Scope ALL = new Scope(null, null);

    public Scope {
        domainIds = domainIds == null ? null : Set.copyOf(domainIds);
    }

    public boolean all() {
        return customerId == null && domainIds == null;
    }

    /** All that belongs to one customer. */
    public boolean wholeCustomer() {
        return customerId != null && domainIds == null;
    }

    /** Whether a domain that belongs to {@code ownerId} (null for nobody) is inside. */
    public boolean covers(UUID domainId, UUID ownerId) {
        return (customerId == null || customerId.equals(ownerId))
                && (domainIds == null || domainIds.contains(domainId));
    }
}
