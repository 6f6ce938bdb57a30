package io.postern.provider.spi;

import java.time.Instant;

/**
 * A mailbox that was deleted and can be restored.
 *
 * @param id what the upstream calls this deletion
 * @param deletedAt null when the upstream does not tell
 */
public record DeletedMailbox(String id, Address address, AccountType type, Instant deletedAt) {}
