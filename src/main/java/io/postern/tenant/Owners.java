package io.postern.tenant;

import io.postern.platform.tenancy.TenantId;
import java.util.Map;

/** The people who may change everything of a tenant; implemented by the feature that has them. */
public interface Owners {
    /** Whether somebody of {@code issuer} may. */
    boolean any(TenantId tenant, String issuer);

    /** How many members each issuer vouches for. */
    Map<String, Long> members(TenantId tenant);

    /**
     * Names one more, by the e-mail address or the subject that {@code issuer} vouches for; who is a member already becomes
     * an owner. Joins the caller's transaction. False when the tenants file gives this person another role.
     */
    boolean name(TenantId tenant, String issuer, String emailOrSubject);
}
