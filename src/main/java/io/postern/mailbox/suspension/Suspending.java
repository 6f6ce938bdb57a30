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
    abstract Map<String, String> nothingDone();

    abstract void callTogether(Attempt<SuspensionInput> any, MailDomain domain, List<Address> addresses);

    @Override
    public Outcome execute(Attempt<SuspensionInput> attempt) {
        // read first: the address may be gone, or somebody may have done it at the provider already
        Outcome before = directory.before(attempt);
        if (reached(attempt, before.state())) {
            return new Outcome(before.state(), before.readAt(), nothingDone(), null);
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
        return inForce(attempt, now.state()) ? new ReadBack.Applied(now) : new ReadBack.NotApplied();
    }

    private boolean inForce(Attempt<SuspensionInput> attempt, MailboxState now) {
        return reached(attempt, now) || reachedAfterAll(attempt, now);
    }

    @Override
    public Optional<BulkExecution<SuspensionInput>> bulk() {
        return Optional.of(new BulkExecution<>() {
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
                callTogether(
                        first,
                        first.mailbox().domain(),
                        attempts.stream()
                                .map(attempt -> attempt.mailbox().address())
                                .toList());
            }
        });
    }
}
