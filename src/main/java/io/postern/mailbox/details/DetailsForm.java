package io.postern.mailbox.details;

import io.postern.mailbox.MailboxFacts;
import io.postern.provider.spi.DetailField;
import io.postern.provider.spi.MailboxDetails;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;

/** What is typed about the owner of a mailbox. */
public class DetailsForm {
    /** The whole name, where the provider has one for both. */
    @RestForm
    public String name;

    @RestForm("first-name")
    public String firstName;

    @RestForm("last-name")
    public String lastName;

    @RestForm("notification-email")
    public String notificationEmail;

    @RestForm
    public UUID operation;

    static DetailsForm of(MailboxFacts facts) {
        return of(facts.firstName(), facts.lastName(), facts.notificationAddress());
    }

    static DetailsForm of(String firstName, String lastName, String notificationAddress) {
        var form = new DetailsForm();
        form.name = firstName;
        form.firstName = firstName;
        form.lastName = lastName;
        form.notificationEmail = notificationAddress;
        return form;
    }

    /** @param kept what the provider keeps; the rest is left out */
    MailboxDetails details(Set<DetailField> kept) {
        String first = kept.contains(DetailField.NAME)
                ? wholeName()
                : kept.contains(DetailField.FIRST_NAME) ? text(firstName) : null;
        return new MailboxDetails(
                first,
                kept.contains(DetailField.LAST_NAME) ? text(lastName) : null,
                kept.contains(DetailField.NOTIFICATION_ADDRESS) ? text(notificationEmail) : null);
    }

    private String wholeName() {
        return name != null
                ? text(name)
                : Stream.of(text(firstName), text(lastName))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }
}
