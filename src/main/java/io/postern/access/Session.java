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

    /** The mailbox that its owner sees, and nothing else of the tenant; null for everybody else. */
    UUID mailboxId();

    String name();

    Role role();

    Scope scope();

    /** Value of the form field and header {@code csrf}. */
    String csrf();

    /** Null unless staff acts for a customer: role and scope are then that customer's. */
    Acting acting();

    /** Came in below {@code /{tenant}/embed/}. */
    boolean embedded();

    String remoteAddress();

    default boolean may(Permission permission) {
        return role().may(permission)
                && (!permission.wholeTenant() || scope().equals(Scope.ALL))
                && (!permission.ownCustomer() || acting() == null && scope().wholeCustomer());
    }

    default Actor actor() {
        return acting() == null
                ? new Actor(name(), memberId(), via(), remoteAddress())
                : acting().actor(name(), memberId(), via(), remoteAddress());
    }

    private String via() {
        return mailboxId() != null ? "mailbox" : embedded() ? "embed" : "portal";
    }
}
