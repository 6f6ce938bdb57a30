package io.postern.mailbox;

import io.postern.directory.Mailbox;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.ClientSettings;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MailboxStatus;
import io.postern.provider.spi.SuspensionEffect;
import java.time.Instant;
import java.util.List;

/** What is known of a mailbox, from the provider just now or from our copy. Null: the provider did not tell. */
public record MailboxFacts(
        String address,
        MailboxStatus status,
        AccountType type,
        String firstName,
        String lastName,
        String notificationAddress,
        Long quotaBytes,
        Long usedBytes,
        Instant createdAt,
        List<String> forwards,
        ClientSettings settings,
        List<SuspensionEffect> stopped) {
    public static MailboxFacts live(MailboxState state) {
        return new MailboxFacts(
                state.address().toString(),
                state.status(),
                state.type(),
                state.firstName(),
                state.lastName(),
                state.notificationAddress(),
                state.quotaBytes(),
                state.usedBytes(),
                state.createdAt(),
                state.forwards(),
                state.clientSettings(),
                state.stopped() == null
                        ? List.of()
                        : state.stopped().stream().sorted().toList());
    }

    public static MailboxFacts copy(Mailbox row) {
        return new MailboxFacts(
                row.address,
                row.status,
                row.accountType,
                row.firstName,
                row.lastName,
                row.notificationAddress,
                row.quotaBytes,
                row.usedBytes,
                row.createdAt,
                List.of(row.forwards),
                new ClientSettings(row.imapHost, row.popHost, row.smtpHost, row.webmail),
                List.of());
    }

    public boolean suspended() {
        return status == MailboxStatus.SUSPENDED;
    }

    public boolean settingsKnown() {
        return settings.imapHost() != null
                || settings.popHost() != null
                || settings.smtpHost() != null
                || settings.webmail() != null;
    }

    /** Used share of the quota in per cent, at most 100; null when either is not known. */
    public Integer usedPercent() {
        if (quotaBytes == null || usedBytes == null || quotaBytes <= 0) {
            return null;
        }
        return (int) Math.min(100, Math.round(usedBytes * 100.0 / quotaBytes));
    }

    /** There is no room at all: what comes is only passed on. */
    public boolean keepsNoMail() {
        return keepsNoMail(type, quotaBytes);
    }

    static boolean keepsNoMail(AccountType type, Long quotaBytes) {
        return type == AccountType.FORWARD_ONLY && (quotaBytes == null || quotaBytes <= 0);
    }

    public boolean overQuota() {
        return quotaBytes != null && usedBytes != null && usedBytes > quotaBytes;
    }
}
