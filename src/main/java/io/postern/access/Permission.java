package io.postern.access;

/** One thing a person may do. */
public enum Permission {
    VIEW,
    PASSWORD,
    SUSPEND,
    AUTORESPONDER,
    FORWARD,
    EDIT,
    CREATE,
    DELETE,
    HISTORY,
    /** The reseller's own notes and tags: never for his customers. */
    NOTES,
    BATCH,
    CONNECTIONS,
    MEMBERS,
    SETTINGS;

    /** Whether it concerns the tenant as a whole, so that nobody has it whose scope is narrower. */
    boolean wholeTenant() {
        return switch (this) {
            case NOTES, CONNECTIONS, MEMBERS, SETTINGS -> true;
            case VIEW, PASSWORD, SUSPEND, AUTORESPONDER, FORWARD, EDIT, CREATE, DELETE, HISTORY, BATCH -> false;
        };
    }
}
