package io.postern.mailbox.suspension;

import io.postern.change.Attempt;
import io.postern.change.BulkExecution;
import io.postern.change.NotInForceException;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import io.postern.directory.MailboxChange;
import io.postern.directory.WriteThrough;
import io.postern.provider.MailProvider;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What suspend and resume share: the look before, the look after, and one call for many. */
abstract class Suspending extends MailboxChange<SuspensionInput> {
    Suspending(String name, WriteThrough directory) {
        super(name, SuspensionInput.class, true, directory);
    }

    /** Whether the mailbox is as it is to be, as far as its state says. */
    abstract boolean reached(Attempt<SuspensionInput> attempt, MailboxState now);

    /** Asks more closely once the state alone does not show it. */
    abstract boolean reachedAfterAll(Attempt<SuspensionInput> attempt, MailboxState now);

    /** Makes the call; returns what a later resume must know. */
    abstract Map<String, String> call(Attempt<SuspensionInput> attempt, MailboxState before);

    /** What a later resume must know when nothing had to be done. */
    abstract Map<String, String> nothingDone(Attempt<SuspensionInput> attempt);

    /** What is noted when the moment for it has passed, or has not come, so that no call is made; else nothing. */
    abstract Optional<Map<String, String>> pointless(Attempt<SuspensionInput> attempt);

    abstract void callTogether(Attempt<SuspensionInput> any, MailDomain domain, List<Address> addresses);

    @Override
    public Outcome execute(Attempt<SuspensionInput> attempt) {
        // read first: the address may be gone, or somebody may have done it at the provider already
        Outcome before = directory.before(attempt);
        Optional<Map<String, String>> pointless = pointless(attempt);
        if (pointless.isPresent()) {
            return new Outcome(before.state(), before.readAt(), pointless.get(), null);
        }
        if (reached(attempt, before.state())) {
            return new Outcome(before.state(), before.readAt(), nothingDone(attempt), null);
        }
        Outcome after = directory.after(attempt, call(attempt, before.state()));
        if (after.state() != null && !inForce(attempt, after.state())) {
            throw new NotInForceException();
        }
        return after;
    }

    @Override
    public ReadBack readBack(Attempt<SuspensionInput> attempt) {
        Outcome now = directory.look(attempt, Map.of());
        return inForce(attempt, now.state()) ? new ReadBack.Applied(seen(attempt, now)) : new ReadBack.NotApplied();
    }

    /** What reading back leaves for later: what was on before is not to be seen any more. */
    Outcome seen(Attempt<SuspensionInput> attempt, Outcome now) {
        return now;
    }

    private boolean inForce(Attempt<SuspensionInput> attempt, MailboxState now) {
        return reached(attempt, now) || reachedAfterAll(attempt, now);
    }

    @Override
    public Optional<BulkExecution<SuspensionInput>> bulk() {
        return together() ? Optional.of(inOneCall()) : Optional.empty();
    }

    boolean together() {
        return true;
    }

    private BulkExecution<SuspensionInput> inOneCall() {
        return new BulkExecution<>() {
            @Override
            public int most(MailProvider provider) {
                return provider.support(Capability.BULK_SUSPEND).yes()
                        ? provider.info().limits().bulkSize()
                        : 1;
            }

            @Override
            public void execute(List<Attempt<SuspensionInput>> attempts) {
                // every attempt's own fence is asked before the one call is made for all
                attempts.forEach(Attempt::provider);
                Attempt<SuspensionInput> first = attempts.getFirst();
                if (attempts.stream().anyMatch(attempt -> pointless(attempt).isPresent())) {
                    return; // each is looked at on its own
                }
                callTogether(
                        first,
                        first.mailbox().domain(),
                        attempts.stream()
                                .map(attempt -> attempt.mailbox().address())
                                .toList());
            }
        };
    }
}
