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
    /** To make, name and delete the reseller's clients. */
    CUSTOMERS,
    /** To see the reseller's clients, and to act for one of them for a while. */
    ACT,
    MEMBERS,
    SETTINGS,
    /** To let the reseller's staff act for one's own company. Nobody has it who acts for another. */
    DELEGATE;

    /** Whether it concerns the tenant as a whole, so that nobody has it whose scope is narrower. */
    boolean wholeTenant() {
        return switch (this) {
            case NOTES, CONNECTIONS, CUSTOMERS, ACT, MEMBERS, SETTINGS -> true;
            case VIEW, PASSWORD, SUSPEND, AUTORESPONDER, FORWARD, EDIT, CREATE, DELETE, HISTORY, BATCH, DELEGATE ->
                false;
        };
    }

    /** Whether it is for people of a customer alone, about the whole of that customer. */
    boolean ownCustomer() {
        return this == DELEGATE;
    }
}
