package io.postern.provider.atmail;

import io.postern.platform.http.Outbound;
import io.postern.platform.secret.Secret;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxRef;
import io.postern.sandbox.AtmailControl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A driver, a subscription of its own at the sandbox, and a domain with the mailbox {@code anna}. */
final class Connected {
    final MailDomain domain = new MailDomain("d" + UUID.randomUUID().toString().substring(0, 8) + ".example", null);
    final MailboxRef anna = at("anna");
    final AtmailControl.Account account;
    final AtmailDriver driver;

    Connected(Outbound outbound, Map<String, Secret> more) {
        account = AtmailControl.here().account(domain.name(), 0);
        account.put(anna.address().toString(), Map.of("firstName", "Anna", "lastName", "Example"));
        Map<String, Secret> credentials = new HashMap<>(more);
        credentials.put("username", Secret.of(account.username()));
        credentials.putIfAbsent("password", Secret.of(account.password()));
        driver = new AtmailDriver(new AtmailApi(outbound, account.endpoint(), credentials));
    }

    MailboxRef at(String localPart) {
        return new MailboxRef(domain, new Address(localPart, domain.name()));
    }

    void put(int mailboxes) {
        for (int number = 1; number <= mailboxes; number++) {
            account.put("box" + number + "@" + domain.name(), Map.of());
        }
    }

    List<Address> listed() {
        var found = new ArrayList<Address>();
        String cursor = null;
        int pages = 0;
        do {
            var page = driver.list(domain, io.postern.provider.spi.MailboxFilter.NONE, cursor);
            page.mailboxes().forEach(mailbox -> found.add(mailbox.address()));
            cursor = page.next();
        } while (cursor != null && ++pages < 50);
        return found;
    }
}
