package io.postern.access;

import java.util.UUID;

/**
 * Who does something, as history keeps it.
 *
 * @param name both names and the reason while staff acts for a customer
 * @param memberId null for the system and for mailbox owners
 * @param via {@code portal}, {@code embed}, {@code mailbox} for its owner, {@code system}, …
 * @param remoteAddress null where there is no browser
 * @param behalf null unless staff acts for a customer
 */
public record Actor(String name, UUID memberId, String via, String remoteAddress, Behalf behalf) {
    public static final Actor SYSTEM = new Actor("Postern", null, "system", null);

    /** For which customer, and why. */
    public record Behalf(UUID customerId, String reason) {}

    public Actor(String name, UUID memberId, String via, String remoteAddress) {
        this(name, memberId, via, remoteAddress, null);
    }
}
