package io.postern.mailbox;

import io.postern.access.Permission;
import io.postern.provider.spi.Capability;

/** What is seldom set, and so stands together on one page of a mailbox. In the order of that page. */
public enum Setting {
    ALIASES("aliases", Capability.ALIASES, Permission.EDIT),
    SERVICES("services", Capability.SERVICES, Permission.SUSPEND),
    APP_PASSWORDS("app-passwords", Capability.APP_PASSWORDS, Permission.PASSWORD),
    QUOTA("quota", Capability.QUOTA, Permission.CREATE),
    ADDRESS("address", Capability.RENAME, Permission.CREATE),
    DELETED_MAIL("deleted-mail", Capability.RESTORE_MESSAGES, Permission.EDIT),
    DELETION("deletion", Capability.DELETE, Permission.DELETE);

    private final String path;
    private final Capability capability;
    private final Permission permission;

    Setting(String path, Capability capability, Permission permission) {
        this.path = path;
        this.capability = capability;
        this.permission = permission;
    }

    /** Last segment of its page's address. */
    public String path() {
        return path;
    }

    public Capability capability() {
        return capability;
    }

    public Permission permission() {
        return permission;
    }
}
