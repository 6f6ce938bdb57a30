package io.postern.mailbox.alias;

import io.postern.mailbox.Cannot;
import io.postern.mailbox.ChangeNotice;
import io.postern.mailbox.FormState;
import io.postern.mailbox.OpenMailbox;
import io.postern.mailbox.Trouble;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Capability;
import java.util.List;

/**
 * The other addresses of a mailbox.
 *
 * @param aliases as the provider says, or null
 * @param trouble why it does not say, or null
 * @param change the change whose outcome is told, or null
 */
public record AliasView(
        OpenMailbox mailbox,
        String path,
        List<Address> aliases,
        Trouble trouble,
        String typed,
        FormState form,
        ChangeNotice change) {
    public Cannot cannot() {
        return mailbox.cannot(Capability.ALIASES);
    }

    /** Where a mailbox has none, its whole domain may have another name. */
    public boolean domainNames() {
        return mailbox.can(Capability.DOMAIN_ALIASES);
    }
}
