package io.postern.mailbox.deletion;

import io.postern.mailbox.Cannot;
import io.postern.mailbox.FormState;
import io.postern.mailbox.MailboxFacts;
import io.postern.mailbox.OpenMailbox;
import io.postern.provider.spi.Capability;
import java.util.Locale;

/**
 * The question before a mailbox is deleted.
 *
 * @param phrase what must be typed: it names the tenant and the mailbox
 * @param restorableUntil the last day on which it can be brought back, or null when it cannot
 */
public record DeletionView(
        OpenMailbox mailbox,
        MailboxFacts facts,
        String path,
        String phrase,
        String typed,
        String restorableUntil,
        FormState form) {
    static String phrase(String tenant, OpenMailbox mailbox) {
        return tenant + " " + mailbox.row().address;
    }

    static boolean confirms(String typed, String phrase) {
        return typed != null
                && typed.strip()
                        .replaceAll("\\s+", " ")
                        .toLowerCase(Locale.ROOT)
                        .equals(phrase);
    }

    /** Why the provider does not delete, or null. */
    public Cannot cannot() {
        return mailbox.cannot(Capability.DELETE);
    }

    /** Why it cannot be brought back, or null. */
    public Cannot unrestorable() {
        return mailbox.cannot(Capability.RESTORE);
    }
}
