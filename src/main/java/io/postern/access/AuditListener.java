package io.postern.access;

import io.postern.platform.tenancy.TenantId;
import java.time.Instant;

/** A bean that is told of each new line of history, within the transaction that appends it. */
public interface AuditListener {
    void appended(TenantId tenant, AuditLine line, Instant at);
}
