package io.postern.provider.spi;

/** Reads the automatic reply back. Capability {@link Capability#AUTORESPONDER_READ}. */
public interface AutoresponderReading {
    Autoresponder readAutoresponder(MailboxRef mailbox);
}
