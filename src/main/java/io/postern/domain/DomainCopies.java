package io.postern.domain;

import io.postern.platform.tenancy.TenantId;
import java.util.UUID;

/** Reads the mailboxes of a domain; implemented by the directory. */
public interface DomainCopies {
    /** Starts a pass over the domain in the background. Joins an open transaction, then with its commit. */
    void requestSync(TenantId tenant, UUID domainId);
}
