package io.postern.provider.spi;

/** Whether a mailbox that forwards keeps the mail too. */
public enum KeepCopy {
    ALWAYS,
    NEVER,
    CHOICE
}
