package io.postern.access;

import java.time.Instant;
import java.util.UUID;

/**
 * For which customer somebody of the tenant's staff acts just now.
 *
 * @param reason in the words of who acts, for example a ticket number
 */
public record Acting(UUID customerId, String customer, String reason, Instant until) {
    /** Who does something meanwhile, with both names and the reason, as history shows it. */
    public Actor actor(String name, UUID memberId, String via, String remoteAddress) {
        String both = name + " for " + customer + ", " + reason;
        return new Actor(both, memberId, via, remoteAddress, new Actor.Behalf(customerId, reason));
    }

    /** Marks the forms of this one time, so that none is sent as somebody else before or after it. */
    String mark() {
        return Long.toString(until.toEpochMilli(), Character.MAX_RADIX);
    }
}
