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
    SETTINGS
}
