package io.postern.selfservice.offer;

import io.postern.mailbox.OpenMailbox;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What owners of mailboxes may do themselves. */
@ApplicationScoped
public class SelfServiceOffers {
    private final Switches switches;

    SelfServiceOffers(Switches switches) {
        this.switches = switches;
    }

    public Offer of(TenantId tenant, OpenMailbox mailbox) {
        List<SelfServiceSwitch> all = switches.upTo(tenant, Place.of(mailbox));
        return new Offer(
                on(Part.PASSWORD, all),
                on(Part.AUTORESPONDER, all),
                on(Part.HISTORY, all),
                on(Part.SETTINGS, all),
                on(Part.SIGN_OUT, all));
    }

    private static boolean on(Part part, List<SelfServiceSwitch> switches) {
        return InForce.of(part, switches).on();
    }
}
