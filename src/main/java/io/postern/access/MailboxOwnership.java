package io.postern.access;

import java.util.UUID;

/** Somebody has proven that a mailbox is his. */
public record MailboxOwnership(UUID mailboxId, UUID domainId, String address, Proof proof) {
    /** What the proof was. */
    public enum Proof {
        /** The mailbox's password, checked by its provider. */
        PASSWORD,
        /** A personal link of the provider of the mailbox, which was good for one use. */
        LINK
    }
}
