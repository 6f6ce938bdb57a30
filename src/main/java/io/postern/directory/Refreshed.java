package io.postern.directory;

import java.util.List;

/**
 * What a refresh of a view did.
 *
 * @param mailboxes how many the providers told about
 * @param complete whether they told about all of the view; if not, a pass over the domains does
 * @param failed domains whose provider did not answer: their copy stays as it was
 */
public record Refreshed(int mailboxes, boolean complete, List<Freshness.Failed> failed) {
    public Refreshed {
        failed = List.copyOf(failed);
    }
}
