package io.postern.access;

import java.util.UUID;

/**
 * Who does something, as history keeps it.
 *
 * @param memberId null for the system and for mailbox owners
 * @param via {@code portal}, {@code embed}, {@code system}, …
 * @param remoteAddress null where there is no browser
 */
public record Actor(String name, UUID memberId, String via, String remoteAddress) {
    public static final Actor SYSTEM = new Actor("Postern", null, "system", null);
}
