package io.postern.mailbox.suspension;

import io.postern.change.Attempt;
import io.postern.change.Outcome;
import io.postern.directory.WriteThrough;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MailboxStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A billing system lets the domain go on: brings back what was stopped for it, and nothing that staff have stopped. */
@Singleton
class BillingResume extends Suspending {
    static final String NAME = "billing-resume";

    private final StopHistory history;
    private final StoppedDomains stopped;

    BillingResume(WriteThrough directory, StopHistory history, StoppedDomains stopped) {
        super(NAME, directory);
        this.history = history;
        this.stopped = stopped;
    }

    @Override
    boolean reached(Attempt<SuspensionInput> attempt, MailboxState now) {
        Stops stops = history.of(attempt);
        if (stops.ending() == Stops.Ending.LEFT || !stops.stoppedByBilling()) {
            return true;
        }
        return now.stopped() == null ? now.status() == MailboxStatus.ACTIVE : stops.ownBroughtBack(now.stopped());
    }

    @Override
    boolean reachedAfterAll(Attempt<SuspensionInput> attempt, MailboxState now) {
        return false;
    }

    @Override
    Map<String, String> call(Attempt<SuspensionInput> attempt, MailboxState before) {
        Stops stops = history.of(attempt);
        attempt.provider().resume(attempt.mailbox(), stops.own().memory());
        if (!stops.againAfterwards().isEmpty()) {
            attempt.provider().suspend(attempt.mailbox(), stops.againAfterwards());
        }
        return stops.ending().facts();
    }

    @Override
    Map<String, String> nothingDone(Attempt<SuspensionInput> attempt) {
        return history.of(attempt).ending().facts();
    }

    @Override
    Outcome seen(Attempt<SuspensionInput> attempt, Outcome now) {
        return new Outcome(now.state(), now.readAt(), nothingDone(attempt), now.shownOnce());
    }

    /** Billing has stopped the domain again meanwhile. */
    @Override
    Optional<Map<String, String>> pointless(Attempt<SuspensionInput> attempt) {
        return stopped.contain(attempt) ? Optional.of(Stops.SKIPPED) : Optional.empty();
    }

    /** One call for all would resume those of staff. */
    @Override
    boolean together() {
        return false;
    }

    @Override
    void callTogether(Attempt<SuspensionInput> any, MailDomain domain, List<Address> addresses) {
        throw new UnsupportedOperationException();
    }
}
