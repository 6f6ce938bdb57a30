package io.postern.provider.spi;

/** Set-type: repeating either call changes nothing. Capability {@link Capability#SUSPEND}. */
public interface Suspension {
    /** Stops what {@link DriverInfo#suspensionEffects()} names. Returns what was on before. */
    SuspensionMemory suspend(MailboxRef mailbox);

    /** Restores {@code memory}; with {@link SuspensionMemory#NONE}, everything the upstream's switch covers. */
    void resume(MailboxRef mailbox, SuspensionMemory memory);
}
