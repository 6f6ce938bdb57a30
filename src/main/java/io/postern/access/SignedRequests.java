package io.postern.access;

import io.postern.platform.tenancy.TenantId;
import jakarta.ws.rs.container.ContainerRequestContext;

/** Proves requests that billing systems sign; implemented by the API. */
public interface SignedRequests {
    /** Returns when the request is proven and allowed; throws otherwise. May read the body, and puts it back. */
    void check(TenantId tenant, ApiScope scope, ContainerRequestContext request);
}
