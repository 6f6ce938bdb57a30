package io.postern.mailbox.creation;

import java.util.List;

/** Where a new forwarding address passes its mail on to. */
record ForwardInput(List<String> targets) {
    ForwardInput {
        targets = List.copyOf(targets);
    }
}
