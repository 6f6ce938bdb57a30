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
    BATCH,
    CONNECTIONS,
    MEMBERS,
    SETTINGS
}
