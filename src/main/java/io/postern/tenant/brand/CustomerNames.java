package io.postern.tenant.brand;

import io.postern.platform.tenancy.TenantId;
import java.util.Optional;
import java.util.UUID;

/** Answers what a customer is called; implemented by the feature that has them. */
public interface CustomerNames {
    Optional<String> name(TenantId tenant, UUID customerId);
}
