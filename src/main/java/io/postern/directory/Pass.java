package io.postern.directory;

import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.MailDomain;
import java.time.Instant;
import java.util.UUID;

/**
 * One pass over all mailboxes of a domain.
 *
 * @param startedAt by the database's clock; also the fence: a later pass has another
 */
record Pass(TenantId tenant, UUID domainId, UUID connectionId, MailDomain domain, Instant startedAt) {
    Pass resolved(String externalId) {
        return new Pass(tenant, domainId, connectionId, new MailDomain(domain.name(), externalId), startedAt);
    }
}
