package io.postern.provider;

import io.postern.provider.spi.Address;
import io.postern.provider.spi.Aliases;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.Forwarding;
import io.postern.provider.spi.Forwards;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailboxRef;
import java.util.List;

/** Forwards and aliases, as {@link MailProvider} does everything. Thread-safe. */
public final class ProviderDelivery {
    private final ProviderCalls calls;
    private final InputRules rules;

    ProviderDelivery(ProviderCalls calls, InputRules rules) {
        this.calls = calls;
        this.rules = rules;
    }

    public Forwards readForwards(MailboxRef mailbox) {
        Forwarding part = calls.require(Capability.FORWARDING, Forwarding.class, "read-forwards");
        return calls.call("read-forwards", Traffic.READ, () -> part.readForwards(mailbox));
    }

    public void updateForwards(MailboxRef mailbox, Forwards wanted) {
        Forwarding part = calls.require(Capability.FORWARDING, Forwarding.class, "update-forwards");
        calls.requireValid("update-forwards", Kind.INVALID, check(mailbox, wanted));
        calls.run("update-forwards", Traffic.WRITE, () -> part.updateForwards(mailbox, wanted));
    }

    public List<Address> readAliases(MailboxRef mailbox) {
        Aliases part = calls.require(Capability.ALIASES, Aliases.class, "read-aliases");
        return calls.call("read-aliases", Traffic.READ, () -> part.readAliases(mailbox));
    }

    public void addAlias(MailboxRef mailbox, Address alias) {
        Aliases part = calls.require(Capability.ALIASES, Aliases.class, "add-alias");
        calls.requireWithin(mailbox.domain(), List.of(alias));
        calls.run("add-alias", Traffic.WRITE, () -> part.addAlias(mailbox, alias));
    }

    public void removeAlias(MailboxRef mailbox, Address alias) {
        Aliases part = calls.require(Capability.ALIASES, Aliases.class, "remove-alias");
        calls.requireWithin(mailbox.domain(), List.of(alias));
        calls.run("remove-alias", Traffic.WRITE, () -> part.removeAlias(mailbox, alias));
    }

    /** What this provider would refuse; empty when the call may be made. Makes no call. */
    public List<FieldError> check(MailboxRef mailbox, Forwards wanted) {
        return rules.checkTargets(mailbox.address(), wanted.targets(), false);
    }
}
