package io.postern.mailbox.deletion;

import io.postern.mailbox.OpenDomain;
import io.postern.mailbox.Trouble;
import io.postern.provider.spi.DeletedMailboxPage;
import java.util.List;

/**
 * The deleted mailboxes of one domain.
 *
 * @param domains whose provider brings mailboxes back
 * @param chosen null until one is
 * @param deleted null when no domain is chosen, or the provider could not be asked
 * @param trouble why it could not be asked, or null
 */
public record BinView(
        String base, List<OpenDomain> domains, OpenDomain chosen, DeletedMailboxPage deleted, Trouble trouble) {
    public BinView {
        domains = List.copyOf(domains);
    }

    public String path() {
        return base + "/mailboxes/bin";
    }
}
