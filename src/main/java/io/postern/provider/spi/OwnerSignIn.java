package io.postern.provider.spi;

import io.postern.platform.secret.Secret;

/**
 * Checks a mailbox owner's password. A wrong password and an unknown address end in the same FORBIDDEN, marked with
 * {@link DriverException#ofOwnerCredentials()}. Capability {@link Capability#OWNER_SIGN_IN}.
 */
public interface OwnerSignIn {
    MailboxState authenticate(MailboxRef mailbox, Secret password);
}
