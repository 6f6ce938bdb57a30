package io.postern.embed.settings;

/** Why a line names no site that may show the portal. */
public enum OriginProblem {
    WILDCARD,
    SCHEME,
    NOT_HTTPS,
    PATH,
    TRAILING_SLASH,
    USER_INFO,
    HOST,
    PORT,
    TWICE,
    MANAGED,
    TOO_MANY
}
