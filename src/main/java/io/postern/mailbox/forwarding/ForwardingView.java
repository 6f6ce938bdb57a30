package io.postern.mailbox.forwarding;

import io.postern.mailbox.Cannot;
import io.postern.mailbox.ChangeNotice;
import io.postern.mailbox.FormState;
import io.postern.mailbox.OpenMailbox;
import io.postern.mailbox.Trouble;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.Forwards;
import io.postern.provider.spi.KeepCopy;
import java.util.List;

/**
 * Where the mail of an address is passed on to.
 *
 * @param now as the provider says, or null
 * @param trouble why it does not say, or null
 * @param change the change whose outcome is told, or null
 * @param warnings what to know about the targets
 */
public record ForwardingView(
        OpenMailbox mailbox,
        String path,
        ForwardingForm typed,
        FormState form,
        Forwards now,
        Trouble trouble,
        ChangeNotice change,
        Warnings warnings) {
    /**
     * @param external targets outside the domains that the session may see
     * @param circular targets that pass mail on to this address again
     * @param replies the mailbox answers by itself too
     */
    public record Warnings(List<String> external, List<String> circular, boolean replies) {
        static final Warnings NONE = new Warnings(List.of(), List.of(), false);

        public Warnings {
            external = List.copyOf(external);
            circular = List.copyOf(circular);
        }
    }

    public Cannot cannot() {
        return mailbox.cannot(Capability.FORWARDING);
    }

    /** The list replaces what is there, so it is only shown for changing when that is known, or was typed. */
    public boolean editable() {
        return now != null || typed.targets != null;
    }

    public int most() {
        return mailbox.provider().options().forwardTargets();
    }

    public boolean single() {
        return most() == 1 && !typed.several();
    }

    public boolean forwardOnly() {
        return mailbox.row().accountType == AccountType.FORWARD_ONLY;
    }

    public boolean choosesCopy() {
        return choosesCopy(mailbox);
    }

    static boolean choosesCopy(OpenMailbox mailbox) {
        return mailbox.row().accountType != AccountType.FORWARD_ONLY
                && mailbox.provider().options().keepCopy() == KeepCopy.CHOICE;
    }

    public boolean alwaysKeepsCopy() {
        return !forwardOnly() && mailbox.provider().options().keepCopy() == KeepCopy.ALWAYS;
    }

    public boolean neverKeepsCopy() {
        return !forwardOnly() && mailbox.provider().options().keepCopy() == KeepCopy.NEVER;
    }
}
