package io.postern.directory;

import java.util.List;

/**
 * All that a page of the list shows of the directory.
 *
 * @param domains names of the domains in use that the scope covers, whatever the view asks for
 */
public record DirectoryView(MailboxListing listing, Freshness freshness, List<String> domains) {
    public DirectoryView {
        domains = List.copyOf(domains);
    }
}
