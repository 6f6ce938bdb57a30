package io.postern.mailbox.password;

import io.postern.mailbox.Cannot;
import io.postern.mailbox.FormState;
import io.postern.mailbox.OpenMailbox;
import io.postern.mailbox.policy.PasswordPolicy;
import io.postern.provider.spi.Capability;

/** The form of a password change. Nothing typed ever comes back in it. */
public record PasswordView(OpenMailbox mailbox, String path, PasswordPolicy rules, FormState form) {
    public boolean canChange() {
        return mailbox.can(Capability.PASSWORD_CHANGE);
    }

    /** Staff do not know the present password, so where it is not needed it is not asked for. */
    public boolean canSet() {
        return mailbox.can(Capability.PASSWORD_SET);
    }

    public boolean canReset() {
        return mailbox.can(Capability.PASSWORD_RESET);
    }

    public boolean canSignOut() {
        return mailbox.can(Capability.SIGN_OUT);
    }

    /** Whether a password of ours is the choice: the typed one is, once something was wrong with it. */
    public boolean generates() {
        return form.error("newPassword") == null;
    }

    /** Null when there is some way to another password. */
    public Cannot cannot() {
        return canChange() || canSet() || canReset() ? null : mailbox.cannot(Capability.PASSWORD_CHANGE);
    }
}
