package io.postern.access;

import static io.postern.access.Permission.ACT;
import static io.postern.access.Permission.AUTORESPONDER;
import static io.postern.access.Permission.BATCH;
import static io.postern.access.Permission.CONNECTIONS;
import static io.postern.access.Permission.CREATE;
import static io.postern.access.Permission.CUSTOMERS;
import static io.postern.access.Permission.DELEGATE;
import static io.postern.access.Permission.DELETE;
import static io.postern.access.Permission.EDIT;
import static io.postern.access.Permission.FORWARD;
import static io.postern.access.Permission.HISTORY;
import static io.postern.access.Permission.NOTES;
import static io.postern.access.Permission.PASSWORD;
import static io.postern.access.Permission.SUSPEND;
import static io.postern.access.Permission.VIEW;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A set of permissions. What they apply to is the session's scope. */
public enum Role {
    OWNER(EnumSet.complementOf(EnumSet.of(DELEGATE))),
    MANAGER(EnumSet.of(
            VIEW,
            PASSWORD,
            SUSPEND,
            AUTORESPONDER,
            FORWARD,
            EDIT,
            CREATE,
            DELETE,
            HISTORY,
            NOTES,
            BATCH,
            CONNECTIONS,
            CUSTOMERS,
            ACT)),
    SUPPORT(EnumSet.of(VIEW, PASSWORD, SUSPEND, AUTORESPONDER, FORWARD, EDIT, HISTORY, NOTES, ACT)),
    VIEWER(EnumSet.of(VIEW, HISTORY)),
    CUSTOMER_ADMIN(EnumSet.of(VIEW, PASSWORD, SUSPEND, AUTORESPONDER, FORWARD, EDIT, HISTORY, BATCH, DELEGATE)),
    MAILBOX_OWNER(EnumSet.noneOf(Permission.class));

    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = permissions;
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** As written in the tenants file and on pages: {@code customer-admin}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Role> ofSlug(String slug) {
        return Stream.of(values()).filter(role -> role.slug().equals(slug)).findFirst();
    }
}
