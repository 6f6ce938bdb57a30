package io.postern.access;

import java.util.Map;
import java.util.UUID;

/**
 * What a new audit entry says; the trail adds time, sequence and hash.
 *
 * @param action stable, dotted, for example {@code change.suspend}, {@code session.started}
 * @param target what a person recognises, usually an address; kept even when the object goes
 * @param details never a secret
 */
public record AuditLine(
        String action,
        Actor actor,
        UUID changeId,
        UUID batchId,
        UUID domainId,
        UUID mailboxId,
        String target,
        String state,
        Map<String, String> details) {
    public AuditLine {
        details = Map.copyOf(details);
    }
}
