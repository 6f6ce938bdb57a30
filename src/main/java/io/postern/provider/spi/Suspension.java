package io.postern.provider.spi;

import java.util.Set;

/** Set-type: repeating either call changes nothing. Capability {@link Capability#SUSPEND}. */
public interface Suspension {
    /**
     * Returns what was on before.
     *
     * @param effects what to stop: all of {@link DriverInfo#suspensionEffects()}, or some of them where
     *     {@link Options#suspensionChoice()} is set; what is not named stays as it is
     */
    SuspensionMemory suspend(MailboxRef mailbox, Set<SuspensionEffect> effects);

    /** Restores {@code memory}; with {@link SuspensionMemory#NONE}, everything the upstream's switch covers. */
    void resume(MailboxRef mailbox, SuspensionMemory memory);
}
