package io.postern.tenant.brand;

import io.postern.platform.tenancy.TenantId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Answers whose domains these are; implemented by the feature that has them. */
public interface DomainOwners {
    /** The one customer that owns all of them. */
    Optional<UUID> owner(TenantId tenant, Set<UUID> domainIds);
}
