package io.postern.selfservice.offer;

/** Where something is switched; each goes before those that stand above it here. */
public enum Level {
    TENANT,
    DOMAIN,
    MAILBOX
}
