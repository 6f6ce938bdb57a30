package io.postern.provider.spi;

import io.postern.platform.secret.Secret;
import java.util.List;

/** Passwords for single programs beside the mailbox's own. Capability {@link Capability#APP_PASSWORDS}. */
public interface AppPasswords {
    List<AppPassword> appPasswords(MailboxRef mailbox);

    /** The new password, told once. LIMIT when there are too many. Not repeatable. */
    Secret addAppPassword(MailboxRef mailbox, String tag);

    /** NOT_FOUND when there is none with this tag. */
    void removeAppPassword(MailboxRef mailbox, String tag);
}
