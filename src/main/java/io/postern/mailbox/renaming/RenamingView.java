package io.postern.mailbox.renaming;

import io.postern.mailbox.Cannot;
import io.postern.mailbox.FormState;
import io.postern.mailbox.OpenMailbox;
import io.postern.provider.spi.Capability;

/** @param localPart what is typed of the new address */
public record RenamingView(OpenMailbox mailbox, String path, String localPart, FormState form) {
    /** Why the provider does not offer it, or null. */
    public Cannot cannot() {
        return mailbox.cannot(Capability.RENAME);
    }

    /** The provider keeps a history of its own, or deleted mail, under the old address. */
    public boolean losesHistory() {
        return mailbox.can(Capability.RESTORE_MESSAGES) || mailbox.can(Capability.PROVIDER_HISTORY);
    }
}
