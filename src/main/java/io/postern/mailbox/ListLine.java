package io.postern.mailbox;

import io.postern.directory.MailboxRow;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.MailboxStatus;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * One row in the words and figures that it shows, so that a page of them costs its template next to nothing.
 *
 * @param owner null when no name is known
 * @param badge style of the status
 * @param type null for a plain mailbox
 * @param used share of the quota, at most 1; null when either is not known
 * @param bar style of the bar, or null
 * @param over over its quota
 * @param created day, or a dash
 */
public record ListLine(
        String id,
        String href,
        String address,
        String owner,
        String badge,
        String status,
        String type,
        String used,
        String bar,
        String space,
        boolean over,
        String created) {
    private static final int HIGH = 80;

    static ListLine of(MailboxRow row, String path, ListWords words) {
        Integer percent = row.usedPercent();
        String id = row.id().toString();
        return new ListLine(
                id,
                path + id,
                row.address(),
                MailboxTemplateExtensions.owner(row),
                badge(row.status()),
                words.status(row.status()),
                row.type() == AccountType.MAILBOX ? null : words.type(row.type()),
                percent == null ? null : share(percent),
                bar(row, percent),
                words.space(row.type(), row.usedBytes(), row.quotaBytes()),
                row.overQuota(),
                row.createdAt() == null
                        ? "–"
                        : LocalDate.ofInstant(row.createdAt(), ZoneOffset.UTC).toString());
    }

    private static String badge(MailboxStatus status) {
        return switch (status) {
            case ACTIVE -> "good";
            case SUSPENDED -> "bad";
            case PENDING -> "warning";
        };
    }

    private static String share(int percent) {
        return percent == 100 ? "1" : percent < 10 ? ".0" + percent : "." + percent;
    }

    private static String bar(MailboxRow row, Integer percent) {
        if (row.overQuota()) {
            return "full";
        }
        return percent != null && percent >= HIGH ? "high" : null;
    }
}
