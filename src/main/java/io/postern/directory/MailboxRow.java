package io.postern.directory;

import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.MailboxStatus;
import java.time.Instant;
import java.util.UUID;

/** A line of the list. A null size, name or time means that the provider did not tell. */
public record MailboxRow(
        UUID id,
        UUID domainId,
        String address,
        String firstName,
        String lastName,
        MailboxStatus status,
        AccountType type,
        Long quotaBytes,
        Long usedBytes,
        boolean overQuota,
        Instant createdAt,
        Instant seenAt) {
    /** Used share of the quota in per cent, at most 100; null when either is not known. */
    public Integer usedPercent() {
        if (quotaBytes == null || usedBytes == null || quotaBytes <= 0) {
            return null;
        }
        return (int) Math.min(100, Math.round(usedBytes * 100.0 / quotaBytes));
    }
}
