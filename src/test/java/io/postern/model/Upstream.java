package io.postern.model;

import io.postern.testing.HostedResellers.At;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A simulated provider behind one account, as the model sees it. */
interface Upstream {
    /** Local parts of the aliases that are given, which are aspects of a mailbox too. */
    List<String> ALIASES = List.of("alias1", "alias2", "alias3");

    At at();

    /** Ends all faults. */
    void calm();

    void hit(Act act, Hitch hitch, boolean reading, int skip);

    /** What the provider has now: {@code status, name, password, reply, quota, forwards} as far as it keeps them. */
    Optional<Map<String, String>> mailbox(String address);

    /** How many writes of this sort about the address took effect. */
    long applied(Act act, String address);

    /** Whether the provider tells or lets try what was written, so that no doubt makes anybody write it twice. */
    boolean tells(Act act);

    void close();
}
