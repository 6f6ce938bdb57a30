package io.postern.platform.web;

import io.postern.platform.tenancy.TenantId;
import java.util.List;

/** Answers which sites may frame a tenant's pages; implemented by the tenant feature. */
public interface FrameAncestors {
    /** Exact origins; empty for an unknown tenant. */
    List<String> embedOrigins(TenantId tenant);
}
