package io.postern.provider.spi;

/** What a mail provider may be able to do. Each driver answers for each, with a reason where the answer is no. */
public enum Capability {
    LIST,
    READ,
    COUNT,
    SEARCH,
    SUSPEND,
    BULK_SUSPEND,
    PASSWORD_CHANGE,
    PASSWORD_RESET,
    PASSWORD_SET,
    OWNER_SIGN_IN,
    AUTORESPONDER,
    AUTORESPONDER_READ,
    DETAILS,
    DOMAIN_LOOKUP,
    ACTIVATE_DOMAIN,
    CREATE,
    DELETE,
    RESTORE,
    RENAME,
    QUOTA,
    FORWARDING,
    ALIASES,
    CATCH_ALL,
    DOMAINS,
    SUB_ADMINISTRATORS,
    APP_PASSWORDS,
    PROVIDER_HISTORY
}
