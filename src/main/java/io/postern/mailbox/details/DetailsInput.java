package io.postern.mailbox.details;

import io.postern.provider.spi.MailboxDetails;
import io.postern.provider.spi.MailboxState;

/** The members to change; a null leaves the present value. */
record DetailsInput(String firstName, String lastName, String notificationAddress) {
    MailboxDetails over(MailboxState now) {
        return new MailboxDetails(
                or(firstName, now.firstName()),
                or(lastName, now.lastName()),
                or(notificationAddress, now.notificationAddress()));
    }

    private static String or(String wanted, String present) {
        return wanted != null ? wanted : present == null ? "" : present;
    }
}
