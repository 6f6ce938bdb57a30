package io.postern.tenant.brand;

import io.postern.platform.tenancy.TenantId;
import java.util.Optional;
import java.util.UUID;

/** Answers whose customer's a mailbox is; implemented by the feature that has them. */
public interface MailboxCustomers {
    Optional<UUID> customer(TenantId tenant, UUID mailboxId);
}
