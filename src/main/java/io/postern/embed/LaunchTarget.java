package io.postern.embed;

import io.postern.embed.LaunchRefusal.Check;
import java.util.Locale;
import java.util.stream.Stream;

/** The pages that a launch may open. */
enum LaunchTarget {
    MAILBOXES,
    MAILBOX,
    DOMAINS;

    /** The list of mailboxes if nothing is asked for. */
    static LaunchTarget of(String name) {
        return name == null
                ? MAILBOXES
                : Stream.of(values())
                        .filter(target -> target.name().toLowerCase(Locale.ROOT).equals(name))
                        .findFirst()
                        .orElseThrow(() -> new LaunchRefusal(Check.TARGET));
    }
}
