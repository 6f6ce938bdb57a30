package io.postern.change;

import io.postern.provider.spi.MailboxStatus;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Suspends like the real one, but its first worker falls asleep just before it calls the upstream. */
@Singleton
class PausingSuspend implements ChangeKind<Map<String, String>> {
    static final String NAME = "pausing-suspend";

    final CountDownLatch asleep = new CountDownLatch(1);
    final CountDownLatch wake = new CountDownLatch(1);
    final CountDownLatch ended = new CountDownLatch(1);
    final AtomicInteger calls = new AtomicInteger();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<Map<String, String>> inputType() {
        return (Class<Map<String, String>>) (Class<?>) Map.class;
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public Outcome execute(Attempt<Map<String, String>> attempt) {
        if (calls.incrementAndGet() > 1) {
            attempt.provider().suspend(attempt.mailbox());
            return Outcome.DONE;
        }
        try {
            asleep.countDown();
            if (!wake.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("never woken");
            }
            attempt.provider().suspend(attempt.mailbox());
            return Outcome.DONE;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            ended.countDown();
        }
    }

    @Override
    public ReadBack readBack(Attempt<Map<String, String>> attempt) {
        return attempt.provider().read(attempt.mailbox()).status() == MailboxStatus.SUSPENDED
                ? new ReadBack.Applied(Outcome.DONE)
                : new ReadBack.NotApplied();
    }
}
