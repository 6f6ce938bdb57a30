package io.postern.hosting.service;

import io.postern.provider.spi.Kind;

/** Why a service is not as its billing system wants it. */
public enum ServiceTrouble {
    DOMAIN_MISSING,
    DOMAIN_UNREADABLE,
    /** A service keeps its domain. */
    DOMAIN_CHANGED,
    DOMAIN_OF_ANOTHER_SERVICE,
    DOMAIN_OF_ANOTHER_CUSTOMER,
    /** Another tenant of the same account. */
    DOMAIN_ELSEWHERE,
    DOMAIN_NOT_AT_PROVIDER,
    /** The provider can neither make domains nor look one up. */
    DOMAIN_NOT_OFFERED,
    /** The tenants file has the domain, without its customer. */
    DOMAIN_MANAGED,
    CUSTOMER_MISSING,
    CUSTOMER_CHANGED,
    CONNECTION_MISSING,
    CONNECTION_UNKNOWN,
    CONNECTION_CHANGED,
    /** Nothing is left of it at the provider. */
    DELETED,

    PROVIDER_BUSY,
    PROVIDER_UNREACHABLE,
    /** The provider does not take the portal's own credentials. */
    PROVIDER_CREDENTIALS,
    PROVIDER_LIMIT,
    PROVIDER_REFUSED,
    PROVIDER_UNCLEAR;

    static ServiceTrouble of(Kind kind) {
        return switch (kind) {
            case BUSY -> PROVIDER_BUSY;
            case UNAVAILABLE -> PROVIDER_UNREACHABLE;
            case CREDENTIALS -> PROVIDER_CREDENTIALS;
            case LIMIT -> PROVIDER_LIMIT;
            case NOT_FOUND -> DOMAIN_NOT_AT_PROVIDER;
            case UNSUPPORTED -> DOMAIN_NOT_OFFERED;
            case ALREADY_EXISTS, INVALID, PASSWORD_REJECTED, CONFLICT, FORBIDDEN -> PROVIDER_REFUSED;
            case TIMEOUT, UNEXPECTED -> PROVIDER_UNCLEAR;
        };
    }

    /** Whether it may pass by itself, so that the portal goes on trying. */
    boolean passing() {
        return switch (this) {
            case PROVIDER_BUSY, PROVIDER_UNREACHABLE, PROVIDER_CREDENTIALS, PROVIDER_UNCLEAR -> true;
            default -> false;
        };
    }
}
