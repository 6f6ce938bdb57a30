package io.postern.provider.spi;

import java.util.List;

/** Deleted mail of one mailbox. Capability {@link Capability#RESTORE_MESSAGES}. */
public interface MessageBin {
    List<DeletedMessage> deletedMessages(MailboxRef mailbox);

    /** Each message fares on its own; none is missing from the answer. */
    List<RestoredMessage> restoreMessages(MailboxRef mailbox, List<String> ids);
}
