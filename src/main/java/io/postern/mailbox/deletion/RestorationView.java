package io.postern.mailbox.deletion;

import io.postern.mailbox.FormState;
import io.postern.mailbox.OpenDomain;
import io.postern.provider.spi.DeletedMailbox;

/** One deleted mailbox, and the address that it shall have again. */
public record RestorationView(
        String base, OpenDomain domain, DeletedMailbox deleted, String localPart, FormState form) {
    public String path() {
        return base + "/mailboxes/bin";
    }
}
