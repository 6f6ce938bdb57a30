package io.postern.connection;

import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.MailDomain;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Answers which domains a connection serves; implemented by the domain feature. */
public interface ServedDomains {
    /** Those in use, the ones that were read before first. */
    List<Served> servedBy(TenantId tenant, UUID connectionId);

    /** @param syncedAt end of the last complete reading, or null */
    record Served(MailDomain domain, Instant syncedAt) {}
}
