package io.postern.access;

import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.PageBrand;
import java.util.UUID;

/** Answers how pages look to whom; implemented by the tenant feature. */
public interface PageBrands {
    /** The customer's whose domains the scope holds, over the tenant's own; nothing for an unknown tenant. */
    PageBrand of(TenantId tenant, Scope scope);

    /** The same for the owner of a mailbox. */
    PageBrand ofMailbox(TenantId tenant, UUID mailboxId);
}
