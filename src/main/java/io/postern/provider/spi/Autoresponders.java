package io.postern.provider.spi;

/** Sets the automatic reply as a whole. Set-type. Capability {@link Capability#AUTORESPONDER}. */
public interface Autoresponders {
    void updateAutoresponder(MailboxRef mailbox, Autoresponder autoresponder);
}
