package io.postern.mailbox.suspension;

import io.postern.mailbox.ChangeNotice;
import java.util.List;
import java.util.UUID;

/** How each mailbox of one bulk act fared. No batch and no changes: nothing was selected. */
public record BulkResults(String base, UUID batch, List<ChangeNotice> changes) {
    public BulkResults {
        changes = List.copyOf(changes);
    }

    public String path() {
        return base + "/mailboxes/suspension/" + batch;
    }

    public boolean working() {
        return changes.stream().anyMatch(ChangeNotice::working);
    }

    public int done() {
        return (int) changes.stream()
                .filter(change -> change.done() && !change.deferred())
                .count();
    }

    /** Those that stay as they are, as billing holds them. */
    public int deferred() {
        return (int) changes.stream().filter(ChangeNotice::deferred).count();
    }

    public int notDone() {
        return (int) changes.stream()
                .filter(change -> !change.working() && !change.done())
                .count();
    }

    public int open() {
        return (int) changes.stream().filter(ChangeNotice::working).count();
    }
}
