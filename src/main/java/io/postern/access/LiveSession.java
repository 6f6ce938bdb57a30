package io.postern.access;

import io.postern.platform.tenancy.TenantId;
import java.util.UUID;

/**
 * What the session table says about the browser at hand.
 *
 * @param stopped billing has stopped all that the session could reach
 */
record LiveSession(
        UUID id,
        TenantId tenant,
        UUID memberId,
        UUID mailboxId,
        String issuer,
        String subject,
        String name,
        Role role,
        Scope scope,
        String csrf,
        boolean embedded,
        String remoteAddress,
        String theme,
        String locale,
        String returnUrl,
        Acting acting,
        boolean stopped)
        implements Session {}
