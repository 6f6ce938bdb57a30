package io.postern.directory;

import java.util.List;

/**
 * All that a page of the list shows of the directory.
 *
 * @param domains names of the domains in use that the scope covers, whatever the view asks for
 * @param providers ids of those that serve the rows
 * @param inUse ids of those that serve the tenant
 */
public record DirectoryView(
        MailboxListing listing, Freshness freshness, List<String> domains, List<String> providers, List<String> inUse) {
    public DirectoryView {
        domains = List.copyOf(domains);
        providers = List.copyOf(providers);
        inUse = List.copyOf(inUse);
    }
}
