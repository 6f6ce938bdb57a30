package io.postern.selfservice.offer;

import io.postern.mailbox.OpenDomain;
import io.postern.mailbox.OpenMailbox;
import io.postern.platform.tenancy.TenantId;
import java.util.UUID;

/**
 * Where something can be switched.
 *
 * @param subject names it at its level
 * @param domainId null for the tenant
 * @param mailboxId null unless it is one mailbox
 * @param name as people know it
 */
record Place(Level level, String subject, UUID domainId, UUID mailboxId, String name) {
    static Place of(TenantId tenant) {
        return new Place(Level.TENANT, "", null, null, tenant.value());
    }

    static Place of(OpenDomain domain) {
        UUID id = domain.domain().id;
        return new Place(Level.DOMAIN, id.toString(), id, null, domain.name());
    }

    static Place of(OpenMailbox mailbox) {
        String address = mailbox.row().address;
        return new Place(Level.MAILBOX, address, mailbox.domain().id, mailbox.row().id, address);
    }
}
