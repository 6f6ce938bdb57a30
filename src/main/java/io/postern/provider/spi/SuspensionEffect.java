package io.postern.provider.spi;

/** What stops while a mailbox is suspended. */
public enum SuspensionEffect {
    LOGIN,
    RECEIVE,
    SEND
}
