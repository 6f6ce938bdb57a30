package io.postern.access;

import io.postern.platform.tenancy.TenantId;
import java.util.UUID;

/**
 * One signed-in browser, as everything behind the edge sees it. Injected into pages (request scoped); services get what
 * they need of it as arguments.
 *
 * @param csrf value of the form field and header {@code csrf}
 * @param embedded came in below {@code /{tenant}/embed/}
 */
public record Session(
        UUID id,
        TenantId tenant,
        UUID memberId,
        String name,
        Role role,
        Scope scope,
        String csrf,
        boolean embedded,
        String remoteAddress) {
    public boolean may(Permission permission) {
        return role.may(permission);
    }

    public Actor actor() {
        return new Actor(name, memberId, embedded ? "embed" : "portal", remoteAddress);
    }
}
