package io.postern.provider.spi;

import java.time.Instant;
import java.util.List;

/**
 * A mailbox as the upstream describes it now. Sizes are bytes. A null means "the upstream did not tell", never zero.
 * A page of a list may tell less than a single read.
 *
 * @param forwards where mail is passed on to; never the upstream's internal delivery address
 */
public record MailboxState(
        Address address,
        MailboxStatus status,
        AccountType type,
        String firstName,
        String lastName,
        String notificationAddress,
        Long quotaBytes,
        Long usedBytes,
        Instant createdAt,
        List<String> forwards,
        ClientSettings clientSettings) {
    public MailboxState {
        forwards = List.copyOf(forwards);
    }
}
