package io.postern.tenant;

import io.postern.platform.tenancy.TenantId;

/** What runs for a tenant; implemented by the feature that runs it. */
public interface OpenWork {
    /** For a tenant that is closed: cancels what is open, and wipes all secrets. Call it outside any transaction. */
    void endAll(TenantId tenant);
}
