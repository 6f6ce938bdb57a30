package io.postern.mailbox.details;

import io.postern.provider.spi.DetailField;
import io.postern.provider.spi.MailboxDetails;
import io.postern.provider.spi.MailboxState;
import java.util.Set;

/** The members to change; a null leaves the present value. */
record DetailsInput(String firstName, String lastName, String notificationAddress) {
    /** @param kept what the provider keeps; the rest is null */
    MailboxDetails over(MailboxState now, Set<DetailField> kept) {
        boolean name = kept.contains(DetailField.NAME) || kept.contains(DetailField.FIRST_NAME);
        return new MailboxDetails(
                name ? or(firstName, now.firstName()) : null,
                kept.contains(DetailField.LAST_NAME) ? or(lastName, now.lastName()) : null,
                kept.contains(DetailField.NOTIFICATION_ADDRESS)
                        ? or(notificationAddress, now.notificationAddress())
                        : null);
    }

    private static String or(String wanted, String present) {
        return wanted != null ? wanted : present == null ? "" : present;
    }
}
