package io.postern.mailbox.apppassword;

import io.postern.mailbox.Cannot;
import io.postern.mailbox.ChangeNotice;
import io.postern.mailbox.FormState;
import io.postern.mailbox.OpenMailbox;
import io.postern.mailbox.Trouble;
import io.postern.provider.spi.AppPassword;
import io.postern.provider.spi.Capability;
import java.util.List;

/**
 * The passwords for single programs.
 *
 * @param present as the provider says, or null
 * @param trouble why it does not say, or null
 * @param typed the name of a new one
 * @param change the change whose outcome is told, or null
 */
public record AppPasswordView(
        OpenMailbox mailbox,
        String path,
        List<AppPassword> present,
        Trouble trouble,
        String typed,
        FormState form,
        ChangeNotice change) {
    /** What was typed is not lost when the list cannot be read. */
    public boolean asks() {
        return cannot() == null && (trouble == null || !typed.isEmpty());
    }

    public Cannot cannot() {
        return mailbox.cannot(Capability.APP_PASSWORDS);
    }
}
