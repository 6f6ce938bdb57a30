package io.postern.platform.tenancy;

/** Answers whether a slug names a tenant that is open for use; implemented by the tenant feature. */
public interface TenantLookup {
    boolean exists(TenantId tenant);
}
