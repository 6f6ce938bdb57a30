package io.postern.mailbox.quota;

/** How much the mailbox shall hold. */
record QuotaInput(long bytes) {}
