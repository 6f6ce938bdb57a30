package io.postern.provider.spi;

/** Passes mail on. Set-type: the list replaces what was there. Capability {@link Capability#FORWARDING}. */
public interface Forwarding {
    Forwards readForwards(MailboxRef mailbox);

    /** Leaves {@link Forwards#ownerTargets()} alone. A forward-only address keeps at least one target: else CONFLICT. */
    void updateForwards(MailboxRef mailbox, Forwards wanted);
}
