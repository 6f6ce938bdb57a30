package io.postern.provider.spi;

/** What an administrator of part of an account may do. */
public enum SubAdministratorRight {
    ADD,
    DELETE,
    MODIFY,
    PURGE,
    SEARCH,
    LIST,
    MIGRATE,
    LOGS,
    ALIASES,
    /** Administers one domain or more as a whole. */
    DOMAIN,
    /** Administers mail of one domain or more. */
    MAIL,
    /** Administers a work group. */
    WORKGROUP,
    /** Everything in the account; only an owner may grant it. */
    FULL;

    public boolean full() {
        return this == FULL;
    }
}
