package io.postern.directory;

import java.util.List;
import java.util.UUID;

/**
 * What a refresh of a view did.
 *
 * @param mailboxes how many the providers told about
 * @param unread domains that were not read to their end: a pass over them was asked for
 * @param failed domains whose provider did not answer: their copy stays as it was
 */
public record Refreshed(int mailboxes, List<UUID> unread, List<Freshness.Failed> failed) {
    public Refreshed {
        unread = List.copyOf(unread);
        failed = List.copyOf(failed);
    }

    /** Whether the providers told about all of the view. */
    public boolean complete() {
        return unread.isEmpty() && failed.isEmpty();
    }
}
