package io.postern.hosting.addition;

import io.postern.connection.Connection;
import io.postern.customer.Customer;
import io.postern.mailbox.FormState;
import io.postern.mailbox.Trouble;
import io.postern.provider.spi.DriverInfo;
import java.util.List;

/**
 * The page that adds domains.
 *
 * @param connection null until one is chosen
 * @param creates whether domains are made at the provider
 * @param attaches whether a domain is found there by its name
 * @param why what the provider says when it can do neither, or null
 * @param present domains at the provider that the portal does not have
 * @param more whether there are others
 * @param unread why they are not known, or null
 * @param offerAdoption what was typed is there already and may be taken
 */
public record AdditionView(
        String base,
        List<Choice> choices,
        Connection connection,
        DriverInfo provider,
        boolean creates,
        boolean attaches,
        String why,
        List<Present> present,
        boolean more,
        Trouble unread,
        List<Customer> customers,
        AdditionForm typed,
        FormState form,
        boolean offerAdoption) {
    /** A connection to choose. */
    public record Choice(String id, String name, String provider) {}

    /** @param mailboxes null where the provider does not tell */
    public record Present(String name, Long mailboxes) {}
}
