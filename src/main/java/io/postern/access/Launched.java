package io.postern.access;

/**
 * Whom a billing system vouches for.
 *
 * @param installation the billing system's id at the tenant
 * @param subject the person's id there
 * @param theme {@code light}, {@code dark} or null
 * @param returnUrl where the person goes back to, or null
 */
public record Launched(
        String installation, String subject, String name, Role role, Scope scope, String theme, String returnUrl) {}
