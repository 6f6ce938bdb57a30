package io.postern.mailbox.quota;

import io.postern.mailbox.Cannot;
import io.postern.mailbox.FormState;
import io.postern.mailbox.MailboxFacts;
import io.postern.mailbox.OpenMailbox;
import io.postern.mailbox.TypedSize;
import io.postern.provider.spi.Capability;

/** @param live whether {@code facts} come from the provider just now */
public record QuotaView(
        OpenMailbox mailbox, String path, MailboxFacts facts, boolean live, TypedSize typed, FormState form) {
    /** Why the provider does not offer it, or null. */
    public Cannot cannot() {
        return mailbox.cannot(Capability.QUOTA);
    }

    /** Null when it is not known. */
    public Long maximum() {
        long most = mailbox.provider().options().quotaMaximumBytes();
        return most == 0 ? null : most;
    }
}
