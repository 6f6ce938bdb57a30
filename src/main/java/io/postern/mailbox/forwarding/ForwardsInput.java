package io.postern.mailbox.forwarding;

import io.postern.provider.spi.Address;
import io.postern.provider.spi.Forwards;
import java.util.List;

/** The whole list to set, and whether the mailbox keeps its mail. */
record ForwardsInput(List<String> targets, boolean keepCopy) {
    ForwardsInput {
        targets = targets == null ? List.of() : List.copyOf(targets);
    }

    static ForwardsInput of(Forwards wanted) {
        return new ForwardsInput(
                wanted.targets().stream().map(Address::toString).toList(), wanted.keepCopy());
    }

    Forwards forwards() {
        return new Forwards(
                targets.stream().map(text -> Address.parse(text).orElseThrow()).toList(), keepCopy);
    }
}
