package io.postern.mailbox.suspension;

import io.postern.change.Attempt;
import io.postern.directory.WriteThrough;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MailboxStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings back what was on before the mailbox was suspended, however often that was done since. */
@Singleton
class Resume extends Suspending {
    static final String NAME = "resume";

    private final StopHistory history;
    private final StoppedDomains stopped;

    Resume(WriteThrough directory, StopHistory history, StoppedDomains stopped) {
        super(NAME, directory);
        this.history = history;
        this.stopped = stopped;
    }

    @Override
    boolean reached(Attempt<SuspensionInput> attempt, MailboxState now) {
        return now.stopped() == null
                ? now.status() == MailboxStatus.ACTIVE
                : now.stopped().isEmpty() || remembered(attempt).broughtBack(now.stopped());
    }

    @Override
    boolean reachedAfterAll(Attempt<SuspensionInput> attempt, MailboxState now) {
        return false;
    }

    @Override
    Map<String, String> call(Attempt<SuspensionInput> attempt, MailboxState before) {
        attempt.provider().resume(attempt.mailbox(), remembered(attempt).memory());
        return Map.of();
    }

    @Override
    Map<String, String> nothingDone(Attempt<SuspensionInput> attempt) {
        return Map.of();
    }

    @Override
    void callTogether(Attempt<SuspensionInput> any, MailDomain domain, List<Address> addresses) {
        any.provider().resumeAll(domain, addresses);
    }

    /** What billing has stopped stays stopped: that staff let go is noted, and counts once billing does so too. */
    @Override
    Optional<Map<String, String>> pointless(Attempt<SuspensionInput> attempt) {
        return stopped.contain(attempt) ? Optional.of(Stops.DEFERRED) : Optional.empty();
    }

    /** Looked up only now: a suspend that was still under way when the resume was asked for is finished by now. */
    private Remembered remembered(Attempt<SuspensionInput> attempt) {
        return history.of(attempt).everything();
    }
}
