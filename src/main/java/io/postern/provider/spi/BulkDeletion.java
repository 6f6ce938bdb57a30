package io.postern.provider.spi;

import java.util.List;

/** As {@link Deletion}, for at most {@link Limits#bulkSize()} mailboxes. Capability {@link Capability#BULK_DELETE}. */
public interface BulkDeletion {
    void deleteAll(MailDomain domain, List<Address> addresses);
}
