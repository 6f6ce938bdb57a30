package io.postern.embed;

import io.postern.access.Role;
import io.postern.embed.LaunchRefusal.Check;
import java.util.Locale;
import java.util.stream.Stream;

/** The pages that a launch may open. */
enum LaunchTarget {
    MAILBOXES,
    MAILBOX,
    DOMAINS,
    /** What the owner of a mailbox has, and nobody else. */
    ME;

    /** The first page of the role if nothing is asked for. */
    static LaunchTarget of(Role role, String name) {
        LaunchTarget first = role == Role.MAILBOX_OWNER ? ME : MAILBOXES;
        LaunchTarget target = name == null
                ? first
                : Stream.of(values())
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                        .findFirst()
                        .orElseThrow(() -> new LaunchRefusal(Check.TARGET));
        if ((target == ME) != (role == Role.MAILBOX_OWNER)) {
            throw new LaunchRefusal(Check.TARGET);
        }
        return target;
    }
}
