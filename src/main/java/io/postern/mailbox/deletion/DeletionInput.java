package io.postern.mailbox.deletion;

import java.time.Instant;

/** @param createdAt of the mailbox that was meant, or null: one that was made since is another */
record DeletionInput(Instant createdAt) {}
