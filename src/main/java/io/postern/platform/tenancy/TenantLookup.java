package io.postern.platform.tenancy;

import java.util.Optional;

/** Answers whether a slug names a tenant that is open for use; implemented by the tenant feature. */
public interface TenantLookup {
    boolean exists(TenantId tenant);

    /** What people call it; nothing when there is no such tenant. */
    Optional<String> name(TenantId tenant);
}
