package io.postern.provider.spi;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A mailbox as the upstream describes it now. Sizes are bytes. A null means "the upstream did not tell", never zero.
 * A page of a list may tell less than a single read.
 *
 * @param forwards where mail is passed on to; never the upstream's internal delivery address
 * @param lastSignInAt when the mailbox was last used
 * @param stopped what is stopped now; SUSPENDED is the status of a mailbox where anything is
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
        ClientSettings clientSettings,
        Instant lastSignInAt,
        Set<SuspensionEffect> stopped) {
    public MailboxState {
        forwards = List.copyOf(forwards);
        stopped = stopped == null ? null : Set.copyOf(stopped);
    }

    public MailboxState(
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
        this(
                address,
                status,
                type,
                firstName,
                lastName,
                notificationAddress,
                quotaBytes,
                usedBytes,
                createdAt,
                forwards,
                clientSettings,
                null,
                null);
    }
}
