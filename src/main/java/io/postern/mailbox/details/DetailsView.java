package io.postern.mailbox.details;

import io.postern.mailbox.Cannot;
import io.postern.mailbox.FormState;
import io.postern.mailbox.OpenMailbox;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.DetailField;
import java.util.Set;

/**
 * The form about the owner of a mailbox: what the provider keeps, and nothing else.
 *
 * @param live what is shown comes from the provider just now
 */
public record DetailsView(OpenMailbox mailbox, String path, DetailsForm typed, FormState form, boolean live) {
    public DetailsView {
        form = kept(mailbox).contains(DetailField.NAME) ? form.moved("firstName", "name") : form;
    }

    static Set<DetailField> kept(OpenMailbox mailbox) {
        return mailbox.provider().options().details();
    }

    public Cannot cannot() {
        return mailbox.cannot(Capability.DETAILS);
    }

    public boolean wholeName() {
        return kept(mailbox).contains(DetailField.NAME);
    }

    public boolean firstName() {
        return kept(mailbox).contains(DetailField.FIRST_NAME);
    }

    public boolean lastName() {
        return kept(mailbox).contains(DetailField.LAST_NAME);
    }

    public boolean notification() {
        return kept(mailbox).contains(DetailField.NOTIFICATION_ADDRESS);
    }
}
