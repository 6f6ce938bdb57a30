package io.postern.directory;

import io.postern.provider.spi.Address;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxPage;
import io.postern.provider.spi.MailboxState;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What of a page may be stored: each address once, and none of another domain, whatever the upstream sent. */
final class PageContent {
    private PageContent() {}

    /** Whether a page says nothing but what the one before it said: its list would never end. */
    static boolean repeats(MailboxPage page, MailboxPage before) {
        boolean over = page.mailboxes().isEmpty() && page.next() == null;
        return !over && addresses(page).equals(addresses(before));
    }

    private static Set<Address> addresses(MailboxPage page) {
        return page.mailboxes().stream().map(MailboxState::address).collect(Collectors.toSet());
    }

    static Collection<MailboxState> of(MailboxPage page, MailDomain domain) {
        Map<Address, MailboxState> states = new LinkedHashMap<>();
        for (MailboxState state : page.mailboxes()) {
            if (state.address().domain().equals(domain.name())) {
                states.put(state.address(), state);
            }
        }
        return states.values();
    }
}
