package io.postern.provider.spi;

import io.postern.platform.secret.Secret;

/** Sets a password without the old one. Set-type. Capability {@link Capability#PASSWORD_SET}. */
public interface PasswordSetting {
    void setPassword(MailboxRef mailbox, Secret newPassword);
}
