package io.postern.mailbox.creation;

import io.postern.mailbox.FormState;
import io.postern.mailbox.MailboxRoom;
import io.postern.mailbox.OpenDomain;
import io.postern.mailbox.policy.PasswordPolicy;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.DetailField;
import java.util.Collection;
import java.util.List;

/**
 * The page that makes a mailbox.
 *
 * @param domains to choose from
 * @param chosen null until one is
 * @param forwardOnly an address without a store is asked for
 * @param rules null until a domain is chosen
 * @param room null where nothing is limited
 * @param cannot what the providers of the other domains say
 */
public record CreationView(
        String base,
        List<OpenDomain> domains,
        OpenDomain chosen,
        boolean forwardOnly,
        CreationForm typed,
        PasswordPolicy rules,
        FormState form,
        MailboxRoom.Room room,
        List<Cannot> cannot) {
    /** A provider at which nothing can be made. */
    public record Cannot(String provider, String reason) {}

    public CreationView {
        domains = List.copyOf(domains);
        cannot = List.copyOf(cannot);
    }

    static boolean makes(OpenDomain domain) {
        return domain.can(Capability.CREATE) || domain.can(Capability.CREATE_FORWARD_ONLY);
    }

    static List<Cannot> cannot(Collection<OpenDomain> all) {
        return all.stream()
                .filter(domain -> !makes(domain))
                .map(OpenDomain::provider)
                .distinct()
                .map(provider -> new Cannot(provider.displayName(), reason(all, provider.id())))
                .toList();
    }

    private static String reason(Collection<OpenDomain> all, String provider) {
        return all.stream()
                .filter(domain -> domain.provider().id().equals(provider))
                .map(domain -> domain.cannot(Capability.CREATE).reason())
                .findFirst()
                .orElse("");
    }

    public String path() {
        return base + "/mailboxes/new";
    }

    /** Whether there is a choice between a mailbox and a forwarding address. */
    public boolean hasChoice() {
        return chosen.can(Capability.CREATE) && chosen.can(Capability.CREATE_FORWARD_ONLY);
    }

    /** What people write in place of first and last name. */
    public boolean asksWholeName() {
        return asks(DetailField.NAME);
    }

    public boolean asksFirstName() {
        return asks(DetailField.FIRST_NAME);
    }

    public boolean asksLastName() {
        return asks(DetailField.LAST_NAME);
    }

    public boolean asksNotification() {
        return asks(DetailField.NOTIFICATION_ADDRESS);
    }

    public boolean asksQuota() {
        return chosen.provider().options().quotaStepBytes() > 0;
    }

    /** Most that may be asked for, or null when that is not known. */
    public Long quotaMaximum() {
        long most = chosen.provider().options().quotaMaximumBytes();
        return most == 0 ? null : most;
    }

    private boolean asks(DetailField field) {
        return chosen.provider().options().details().contains(field);
    }
}
