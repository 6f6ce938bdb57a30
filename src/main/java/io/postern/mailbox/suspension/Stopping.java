package io.postern.mailbox.suspension;

import io.postern.change.Attempt;
import io.postern.directory.WriteThrough;
import io.postern.provider.MailProvider;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailService;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MailboxStatus;
import io.postern.provider.spi.ServiceState;
import io.postern.provider.spi.SuspensionEffect;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Suspends a mailbox, on whoever's behalf, and remembers what was on. */
abstract class Stopping extends Suspending {
    Stopping(String name, WriteThrough directory) {
        super(name, directory);
    }

    @Override
    boolean reached(Attempt<SuspensionInput> attempt, MailboxState now) {
        return now.stopped() == null
                ? now.status() == MailboxStatus.SUSPENDED
                : now.stopped().containsAll(asFarAsItGoes(wanted(attempt), now));
    }

    /** A service that the mailbox does not have at all need not be stopped, and nobody says that it is. */
    @Override
    boolean reachedAfterAll(Attempt<SuspensionInput> attempt, MailboxState now) {
        MailProvider provider = attempt.provider();
        if (now.stopped() == null || !provider.support(Capability.SERVICES).yes()) {
            return false;
        }
        Set<SuspensionEffect> missing = EnumSet.noneOf(SuspensionEffect.class);
        missing.addAll(asFarAsItGoes(wanted(attempt), now));
        missing.removeAll(now.stopped());
        return provider.readServices(attempt.mailbox()).entrySet().stream()
                .filter(service -> missing.contains(effect(service.getKey())))
                .allMatch(service -> service.getValue() != ServiceState.ENABLED);
    }

    @Override
    Map<String, String> call(Attempt<SuspensionInput> attempt, MailboxState before) {
        Set<SuspensionEffect> effects = wanted(attempt);
        Set<SuspensionEffect> remaining = EnumSet.noneOf(SuspensionEffect.class);
        if (before.stopped() != null) {
            remaining.addAll(before.stopped());
            remaining.retainAll(effects);
        }
        var memory = attempt.provider().suspend(attempt.mailbox(), effects);
        return new Remembered(memory.services(), effects, remaining).facts();
    }

    @Override
    Map<String, String> nothingDone(Attempt<SuspensionInput> attempt) {
        return Remembered.nothingDone();
    }

    @Override
    void callTogether(Attempt<SuspensionInput> any, MailDomain domain, List<Address> addresses) {
        any.provider().suspendAll(domain, addresses);
    }

    private static Set<SuspensionEffect> wanted(Attempt<SuspensionInput> attempt) {
        Set<SuspensionEffect> chosen = attempt.input().effects();
        return chosen.isEmpty() ? attempt.provider().info().suspensionEffects() : chosen;
    }

    /** An address that only passes mail on has nothing but receiving to stop. */
    private static Set<SuspensionEffect> asFarAsItGoes(Set<SuspensionEffect> effects, MailboxState now) {
        return now.type() == AccountType.FORWARD_ONLY && effects.contains(SuspensionEffect.RECEIVE)
                ? Set.of(SuspensionEffect.RECEIVE)
                : effects;
    }

    private static SuspensionEffect effect(MailService service) {
        return switch (service) {
            case RECEIVE -> SuspensionEffect.RECEIVE;
            case SEND, SEND_WEBMAIL -> SuspensionEffect.SEND;
            case IMAP, POP, WEBMAIL -> SuspensionEffect.LOGIN;
        };
    }
}
