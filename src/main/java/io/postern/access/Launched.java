package io.postern.access;

import java.util.UUID;

/**
 * Whom a billing system vouches for.
 *
 * @param installation the billing system's id at the tenant
 * @param subject the person's id there
 * @param mailboxId of a mailbox owner, or null
 * @param theme {@code light}, {@code dark} or null
 * @param locale a language tag or null
 * @param returnUrl where the person goes back to, or null
 */
public record Launched(
        String installation,
        String subject,
        String name,
        Role role,
        Scope scope,
        UUID mailboxId,
        String theme,
        String locale,
        String returnUrl) {}
