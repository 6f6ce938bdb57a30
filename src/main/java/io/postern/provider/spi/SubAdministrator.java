package io.postern.provider.spi;

import java.util.List;
import java.util.Set;

/**
 * An administrator of part of the account.
 *
 * @param name as he signs in at the provider
 * @param domains what he administers
 * @param mailboxLimit most mailboxes he may make; null: not limited, or not told
 * @param quotaLimitBytes most space he may give in all; null as before
 */
public record SubAdministrator(
        String name,
        String fullName,
        String company,
        List<String> domains,
        Set<SubAdministratorRight> rights,
        Long mailboxLimit,
        Long quotaLimitBytes) {
    public SubAdministrator {
        domains = List.copyOf(domains);
        rights = Set.copyOf(rights);
    }

    /** Whether he has the whole account. */
    public boolean full() {
        return rights.stream().anyMatch(SubAdministratorRight::full);
    }
}
