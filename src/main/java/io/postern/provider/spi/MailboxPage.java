package io.postern.provider.spi;

import java.util.List;

/**
 * One page of a list.
 *
 * @param next opaque cursor of the following page, or null at the end
 */
public record MailboxPage(List<MailboxState> mailboxes, String next) {
    public MailboxPage {
        mailboxes = List.copyOf(mailboxes);
    }
}
