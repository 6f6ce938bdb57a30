package io.postern.provider.spi;

import java.util.List;

/** @param next opaque cursor of the following page, or null at the end */
public record DeletedMailboxPage(List<DeletedMailbox> mailboxes, String next) {
    public DeletedMailboxPage {
        mailboxes = List.copyOf(mailboxes);
    }
}
