package io.postern.provider.spi;

import java.util.List;

/**
 * One call for many mailboxes of one domain, at most {@link Limits#bulkSize()}. The upstream gives a single answer for
 * all, so the caller reads every address back. Set-type. Capability {@link Capability#BULK_SUSPEND}.
 */
public interface BulkSuspension {
    void suspendAll(MailDomain domain, List<Address> addresses);

    void resumeAll(MailDomain domain, List<Address> addresses);
}
