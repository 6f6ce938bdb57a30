package io.postern.mailbox;

import io.postern.access.Permission;
import io.postern.access.Session;
import io.postern.platform.web.Age;
import io.postern.provider.spi.Capability;
import java.util.List;
import java.util.Objects;

/**
 * One mailbox as its page shows it.
 *
 * @param facts the newest there are
 * @param age of our copy when that is shown, or null when the facts are live
 * @param trouble why they are not live, or null when the provider is merely slow
 * @param gone the provider does not know the address any more
 * @param change the change whose outcome is told, or null
 * @param note null for those who may not see it
 */
public record MailboxView(
        String base,
        OpenMailbox mailbox,
        MailboxFacts facts,
        Age age,
        Trouble trouble,
        boolean gone,
        ChangeNotice change,
        ShownNotes.ShownNote note,
        Session session) {
    private static final List<Capability> WORTH_TELLING = List.of(
            Capability.SUSPEND,
            Capability.PASSWORD_CHANGE,
            Capability.PASSWORD_RESET,
            Capability.PASSWORD_SET,
            Capability.AUTORESPONDER,
            Capability.AUTORESPONDER_READ,
            Capability.DETAILS,
            Capability.QUOTA,
            Capability.FORWARDING,
            Capability.ALIASES,
            Capability.RENAME,
            Capability.RESTORE);

    public String path() {
        return base + "/mailboxes/" + mailbox.row().id;
    }

    public List<Cannot> cannot() {
        return WORTH_TELLING.stream()
                .map(mailbox::cannot)
                .filter(Objects::nonNull)
                .toList();
    }

    public boolean maySuspend() {
        return may(Permission.SUSPEND, Capability.SUSPEND);
    }

    private boolean may(Permission permission, Capability capability) {
        return !gone && session.may(permission) && mailbox.can(capability);
    }
}
