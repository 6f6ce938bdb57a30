package io.postern.selfservice.link;

import io.postern.mailbox.FormState;
import io.postern.mailbox.OpenMailbox;
import io.postern.selfservice.offer.Level;
import io.postern.selfservice.offer.SwitchLine;
import java.util.List;

/**
 * Self-service of one mailbox, as staff see it.
 *
 * @param links whether the person may make links, and the provider lets them do something
 * @param sets whether the owner chooses the password; else the provider makes it
 * @param mails whether links can be mailed
 * @param hours how long a new link is good
 * @param mailTo what was typed
 */
public record MailboxSelfServiceView(
        OpenMailbox mailbox,
        String path,
        List<SwitchLine> lines,
        Level level,
        boolean links,
        boolean sets,
        boolean mails,
        int hours,
        List<LinkView> made,
        String mailTo,
        FormState form) {
    public MailboxSelfServiceView {
        lines = List.copyOf(lines);
        made = List.copyOf(made);
    }

    /** A new one ends the one that can be used. */
    public boolean replaces() {
        return made.stream().anyMatch(LinkView::usable);
    }
}
