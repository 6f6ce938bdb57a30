package io.postern.mailbox.suspension;

import io.postern.mailbox.Cannot;
import io.postern.mailbox.FormState;
import io.postern.mailbox.OpenMailbox;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.SuspensionEffect;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Suspending and resuming one mailbox.
 *
 * @param byStaff what staff hold of it while billing has stopped its domain, else null
 * @param stopped what is stopped now, as far as the provider tells
 * @param chosen what is ticked
 */
public record SuspensionView(
        OpenMailbox mailbox,
        String path,
        boolean suspended,
        ByStaff byStaff,
        Set<SuspensionEffect> stopped,
        Set<SuspensionEffect> chosen,
        FormState form) {
    /** How much of a mailbox is stopped by staff. */
    public enum ByStaff {
        NOTHING,
        SOME,
        ALL
    }

    public Cannot cannot() {
        return mailbox.cannot(Capability.SUSPEND);
    }

    /** Only the billing system ends that. */
    public boolean stoppedByBilling() {
        return byStaff != null;
    }

    public boolean heldByStaff() {
        return byStaff != ByStaff.NOTHING;
    }

    public boolean whollyHeldByStaff() {
        return byStaff == ByStaff.ALL;
    }

    /** People choose what stops. */
    public boolean choice() {
        return mailbox.provider().options().suspensionChoice() && all().size() > 1;
    }

    /** What works again after a resume. */
    public List<SuspensionEffect> resumed() {
        return stopped.isEmpty() ? all() : sorted(stopped);
    }

    /** What can be stopped yet. */
    public List<SuspensionEffect> stoppable() {
        return !suspended || choice()
                ? all().stream().filter(effect -> !stopped.contains(effect)).toList()
                : List.of();
    }

    public boolean ticked(SuspensionEffect effect) {
        return chosen.contains(effect);
    }

    /** An address that only passes mail on cannot sign in or send, where that is told apart at all. */
    private List<SuspensionEffect> all() {
        Set<SuspensionEffect> all = mailbox.provider().suspensionEffects();
        boolean receivesOnly = mailbox.provider().options().suspensionChoice()
                && mailbox.row().accountType == AccountType.FORWARD_ONLY
                && all.contains(SuspensionEffect.RECEIVE);
        return receivesOnly ? List.of(SuspensionEffect.RECEIVE) : sorted(all);
    }

    private static List<SuspensionEffect> sorted(Collection<SuspensionEffect> effects) {
        return effects.stream().sorted().toList();
    }
}
