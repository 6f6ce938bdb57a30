package io.postern.provider.spi;

import io.postern.platform.secret.Secret;

/**
 * Changes a password with the old one. A wrong old password is FORBIDDEN with code {@code old-password}; a refused new
 * one is PASSWORD_REJECTED. Not repeatable: the old password no longer holds. Capability
 * {@link Capability#PASSWORD_CHANGE}.
 */
public interface PasswordChange {
    void changePassword(MailboxRef mailbox, Secret oldPassword, Secret newPassword);
}
