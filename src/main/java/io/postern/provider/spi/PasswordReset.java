package io.postern.provider.spi;

import io.postern.platform.secret.Secret;

/** The upstream chooses the new password. Not repeatable: each call makes another. {@link Capability#PASSWORD_RESET}. */
public interface PasswordReset {
    Secret resetPassword(MailboxRef mailbox);
}
