package io.postern.sandbox.opensrs;

/** What a role may allow. The documents name the roles but not their exact rights. */
enum Right {
    COMPANY_READ,
    DOMAIN_READ,
    DOMAIN_WRITE,
    DOMAIN_MAKE,
    USER_READ,
    USER_WRITE,
    USER_MAKE,
    TOKEN,
    ROLE
}
