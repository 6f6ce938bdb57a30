package io.postern.access;

import io.postern.platform.tenancy.TenantId;
import java.util.UUID;

/** Makes codes that lead a frame which keeps no cookies to its session, once; implemented by the feature that redeems them. */
public interface HandOvers {
    String code(TenantId tenant, UUID session);
}
