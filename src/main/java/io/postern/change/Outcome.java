package io.postern.change;

import io.postern.platform.secret.Secret;
import io.postern.provider.spi.MailboxState;
import java.time.Instant;
import java.util.Map;

/**
 * What an attempt brought.
 *
 * @param state the mailbox as read after the write, or null when it was not read
 * @param readAt when that read began, or null
 * @param facts what later changes and history need, never a secret
 * @param shownOnce a secret for the actor's eyes, or null
 */
public record Outcome(MailboxState state, Instant readAt, Map<String, String> facts, Secret shownOnce) {
    public static final Outcome DONE = new Outcome(null, null, Map.of(), null);

    public Outcome {
        facts = Map.copyOf(facts);
    }
}
