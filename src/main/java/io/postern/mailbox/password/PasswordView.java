package io.postern.mailbox.password;

import io.postern.mailbox.FormState;
import io.postern.mailbox.OpenMailbox;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.PasswordRules;

/** The form of a password change. Nothing typed ever comes back in it. */
public record PasswordView(OpenMailbox mailbox, String path, FormState form) {
    public PasswordRules rules() {
        return mailbox.provider().limits().passwordRules();
    }

    public boolean canChange() {
        return mailbox.can(Capability.PASSWORD_CHANGE);
    }

    public boolean canReset() {
        return mailbox.can(Capability.PASSWORD_RESET);
    }
}
