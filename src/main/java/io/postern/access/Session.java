package io.postern.access;

import io.postern.platform.tenancy.TenantId;
import java.util.UUID;

/**
 * One signed-in browser, as everything behind the edge sees it. Injected into pages (request scoped); services get what
 * they need of it as arguments. An interface, because only that can be handed out anew for each request.
 */
public interface Session {
    UUID id();

    TenantId tenant();

    /** Null for the owner of a mailbox. */
    UUID memberId();

    String name();

    Role role();

    Scope scope();

    /** Value of the form field and header {@code csrf}. */
    String csrf();

    /** Came in below {@code /{tenant}/embed/}. */
    boolean embedded();

    String remoteAddress();

    default boolean may(Permission permission) {
        return role().may(permission) && (!permission.wholeTenant() || scope().equals(Scope.ALL));
    }

    default Actor actor() {
        return new Actor(name(), memberId(), embedded() ? "embed" : "portal", remoteAddress());
    }
}
