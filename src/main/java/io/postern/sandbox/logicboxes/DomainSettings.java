package io.postern.sandbox.logicboxes;

import java.util.List;
import java.util.stream.Stream;

/** What an order keeps beside its mailboxes. Empty text where there is nothing. */
record DomainSettings(
        String catchAll,
        List<String> aliases,
        boolean ownershipVerified,
        String notificationEmail,
        boolean suspended,
        String reason) {
    static final DomainSettings PLAIN = new DomainSettings("", List.of(), true, "", false, "");

    DomainSettings withCatchAll(String address) {
        return new DomainSettings(address, aliases, ownershipVerified, notificationEmail, suspended, reason);
    }

    DomainSettings withAlias(String domain) {
        return withAliases(
                Stream.concat(aliases.stream(), Stream.of(domain)).distinct().toList());
    }

    DomainSettings withoutAlias(String domain) {
        return withAliases(
                aliases.stream().filter(alias -> !alias.equals(domain)).toList());
    }

    DomainSettings withNotificationEmail(String address) {
        return new DomainSettings(catchAll, aliases, ownershipVerified, address, suspended, reason);
    }

    DomainSettings with(boolean nowSuspended, String because) {
        return new DomainSettings(catchAll, aliases, ownershipVerified, notificationEmail, nowSuspended, because);
    }

    /** Nothing can be collected by a mailbox that is gone. */
    DomainSettings without(String address) {
        return catchAll.equals(address) ? withCatchAll("") : this;
    }

    private DomainSettings withAliases(List<String> changed) {
        return new DomainSettings(catchAll, changed, ownershipVerified, notificationEmail, suspended, reason);
    }
}
