package io.postern.mailbox.autoresponder;

import io.postern.mailbox.Cannot;
import io.postern.mailbox.FormState;
import io.postern.mailbox.OpenMailbox;
import io.postern.platform.web.Age;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.AutoresponderOption;
import io.postern.provider.spi.Capability;
import java.time.LocalDate;
import java.util.Set;

/**
 * The form of an automatic reply: what the provider has, and nothing else.
 *
 * @param known the present reply as far as it is known
 */
public record AutoresponderView(
        OpenMailbox mailbox, String path, AutoresponderForm typed, FormState form, Known known, LocalDate today) {
    /** What the reply does today. */
    public enum Now {
        NEVER_SET,
        OFF,
        ON,
        ON_UNTIL,
        ENDED
    }

    /**
     * @param live as the provider read it back just now, or null
     * @param unread the provider was asked and did not answer
     * @param lastSet what this portal set last, or null
     * @param age how long ago that was, or null
     */
    public record Known(Autoresponder live, boolean unread, Autoresponses.LastSet lastSet, Age age) {
        public Autoresponder best() {
            return live != null ? live : lastSet == null ? null : lastSet.autoresponder();
        }
    }

    public static Set<AutoresponderOption> offered(OpenMailbox mailbox) {
        return mailbox.provider().options().autoresponder();
    }

    public Now now() {
        Autoresponder set = known.best();
        if (set == null) {
            return Now.NEVER_SET;
        }
        if (!set.enabled()) {
            return Now.OFF;
        }
        if (set.endDate() == null) {
            return Now.ON;
        }
        return set.endDate().isBefore(today) ? Now.ENDED : Now.ON_UNTIL;
    }

    /** The last day of {@link Now#ON_UNTIL} and {@link Now#ENDED}. */
    public String lastDay() {
        return known.best().endDate().toString();
    }

    public Cannot cannot() {
        return mailbox.cannot(Capability.AUTORESPONDER);
    }

    public boolean readable() {
        return mailbox.can(Capability.AUTORESPONDER_READ);
    }

    /** Of a provider that reads it back, an older reply says nothing unless the reading failed. */
    public boolean tellsNow() {
        return !readable() || known.live() != null || known.unread();
    }

    public boolean subject() {
        return offered(mailbox).contains(AutoresponderOption.SUBJECT);
    }

    public boolean html() {
        return offered(mailbox).contains(AutoresponderOption.HTML);
    }

    public boolean quoteOriginal() {
        return offered(mailbox).contains(AutoresponderOption.QUOTE_ORIGINAL);
    }

    public boolean endDate() {
        return offered(mailbox).contains(AutoresponderOption.END_DATE);
    }

    public boolean interval() {
        return offered(mailbox).contains(AutoresponderOption.INTERVAL);
    }

    public boolean endless() {
        return typed.enabled() && (typed.endDate == null || typed.endDate.isBlank());
    }

    /** Mail is passed on and answered: two such mailboxes can answer each other for ever. */
    public boolean forwards() {
        return mailbox.row().forwards.length > 0;
    }
}
