package io.postern.provider.spi;

/** Ends the mail sessions of a mailbox. Set-type. Capability {@link Capability#SIGN_OUT}. */
public interface SignOut {
    void signOut(MailboxRef mailbox);
}
