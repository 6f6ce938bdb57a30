package io.postern.mailbox.details;

import io.postern.mailbox.MailboxFacts;
import io.postern.provider.spi.MailboxDetails;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;

/** What is typed about the owner of a mailbox. */
public class DetailsForm {
    @RestForm("first-name")
    public String firstName;

    @RestForm("last-name")
    public String lastName;

    @RestForm("notification-email")
    public String notificationEmail;

    @RestForm
    public UUID operation;

    static DetailsForm of(MailboxFacts facts) {
        var form = new DetailsForm();
        form.firstName = facts.firstName();
        form.lastName = facts.lastName();
        form.notificationEmail = facts.notificationAddress();
        return form;
    }

    static DetailsForm of(MailboxDetails wanted) {
        var form = new DetailsForm();
        form.firstName = wanted.firstName();
        form.lastName = wanted.lastName();
        form.notificationEmail = wanted.notificationAddress();
        return form;
    }

    MailboxDetails details() {
        return new MailboxDetails(text(firstName), text(lastName), text(notificationEmail));
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }
}
