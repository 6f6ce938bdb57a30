package io.postern.provider.spi;

import java.util.List;

/**
 * Where the mail of an address is passed on to.
 *
 * @param targets set by administrators; empty switches forwarding off
 * @param ownerTargets set by the mailbox's owner at the provider, told apart only by some; read, never written
 * @param keepCopy whether the mailbox keeps the mail too; see {@link Options#keepCopy()}
 */
public record Forwards(List<Address> targets, List<Address> ownerTargets, boolean keepCopy) {
    public Forwards {
        targets = List.copyOf(targets);
        ownerTargets = List.copyOf(ownerTargets);
    }

    public Forwards(List<Address> targets, boolean keepCopy) {
        this(targets, List.of(), keepCopy);
    }
}
