package io.postern.mailbox.autoresponder;

import io.postern.mailbox.FormState;
import io.postern.mailbox.OpenMailbox;
import io.postern.platform.web.Age;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.Capability;
import java.time.LocalDate;

/**
 * The form of an automatic reply.
 *
 * @param lastSet what this portal set last, or null
 * @param age how long ago that was, or null
 */
public record AutoresponderView(
        OpenMailbox mailbox,
        String path,
        AutoresponderForm typed,
        FormState form,
        Autoresponses.LastSet lastSet,
        Age age,
        LocalDate today) {
    /** What the reply that was set last does today. */
    public enum Now {
        NEVER_SET,
        OFF,
        ON,
        ON_UNTIL,
        ENDED
    }

    public Now now() {
        if (lastSet == null) {
            return Now.NEVER_SET;
        }
        Autoresponder set = lastSet.autoresponder();
        if (!set.enabled()) {
            return Now.OFF;
        }
        if (set.endDate() == null) {
            return Now.ON;
        }
        return set.endDate().isBefore(today) ? Now.ENDED : Now.ON_UNTIL;
    }

    public boolean able() {
        return mailbox.can(Capability.AUTORESPONDER);
    }

    public boolean readable() {
        return mailbox.can(Capability.AUTORESPONDER_READ);
    }

    public boolean endless() {
        return typed.enabled() && (typed.endDate == null || typed.endDate.isBlank());
    }

    /** Mail is passed on and answered: two such mailboxes can answer each other for ever. */
    public boolean forwards() {
        return mailbox.row().forwards.length > 0;
    }
}
