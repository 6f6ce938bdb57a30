package io.postern.selfservice;

import io.postern.mailbox.OpenMailbox;
import io.postern.provider.spi.Capability;
import io.postern.selfservice.offer.Offer;
import java.util.stream.Stream;

/**
 * The mailbox of the session at hand, and what its owner may do.
 *
 * @param path where its pages are
 */
public record Own(OpenMailbox mailbox, Offer offer, String path) {
    public String address() {
        return mailbox.row().address;
    }

    /** How many pages there are beside the first. */
    public long parts() {
        return Stream.of(
                        offer.password(),
                        offer.autoresponder() && replies(),
                        offer.settings(),
                        offer.history(),
                        offer.signOut())
                .filter(on -> on)
                .count();
    }

    /** Whether the provider lets an owner change the password with the present one. */
    public boolean changesPassword() {
        return mailbox.can(Capability.PASSWORD_CHANGE);
    }

    public boolean replies() {
        return mailbox.can(Capability.AUTORESPONDER);
    }

    /** Whether the provider can end the sessions of mail programs and webmail. */
    public boolean signsOutPrograms() {
        return mailbox.can(Capability.SIGN_OUT);
    }
}
