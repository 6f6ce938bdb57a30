package io.postern.mailbox.suspension;

import io.postern.change.Attempt;
import io.postern.change.ChangeState;
import io.postern.change.Earlier;
import io.postern.change.EarlierChanges;
import io.postern.directory.WriteThrough;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MailboxStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Brings back what was on before the mailbox was suspended, however often that was done since. */
@Singleton
class Resume extends Suspending {
    static final String NAME = "resume";

    private final EarlierChanges earlier;

    Resume(WriteThrough directory, EarlierChanges earlier) {
        super(NAME, directory);
        this.earlier = earlier;
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
    Map<String, String> nothingDone() {
        return Map.of();
    }

    @Override
    void callTogether(Attempt<SuspensionInput> any, MailDomain domain, List<Address> addresses) {
        any.provider().resumeAll(domain, addresses);
    }

    /** Looked up only now: a suspend that was still under way when the resume was asked for is finished by now. */
    private Remembered remembered(Attempt<SuspensionInput> attempt) {
        return Remembered.merged(
                earlier.since(attempt.tenant(), attempt.mailboxId(), NAME, Suspend.NAME, SuspensionInput.class).stream()
                        .map(Resume::facts)
                        .toList());
    }

    /** Of a suspend that may have taken effect nobody knows what was on before. */
    private static Map<String, String> facts(Earlier<SuspensionInput> suspend) {
        return suspend.state() == ChangeState.DONE ? suspend.facts() : Map.of();
    }
}
