package io.postern.sandbox.opensrs;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** One injected fault, for the calls that it matches. */
final class Fault {
    private final Wish wish;
    private final AtomicInteger skipped;
    private final AtomicInteger left;
    private final CountDownLatch released = new CountDownLatch(1);

    enum Kind {
        LATENCY(true),
        HOLD(true),
        HOLD_AFTER(true),
        HANG(false),
        HANG_AFTER(true),
        RESET_BEFORE(false),
        RESET_AFTER(true),
        TRUNCATED(true),
        EMPTY(false),
        GARBAGE(false),
        HUGE(true),
        HTML_502(false),
        ERROR(false),
        HTTP(false),
        WITHOUT_AUDIT(true),
        LIE(false);

        final boolean applies;

        Kind(boolean applies) {
            this.applies = applies;
        }
    }

    /**
     * What was asked for. {@code calls} 0 means until cleared; {@code skip} lets that many matching calls pass first;
     * {@code object} is a user or domain that the call names; {@code number} is an error's, {@code status} one of HTTP;
     * {@code applied} overrides whether the call takes effect in spite of the fault.
     */
    record Wish(
            Kind kind,
            String method,
            String object,
            int calls,
            int skip,
            long latencyMs,
            Boolean applied,
            Integer number,
            Integer status,
            String message,
            long bytes) {}

    Fault(Wish wish) {
        if (wish.kind() == null) {
            throw new IllegalArgumentException("a fault has a kind");
        }
        if (wish.kind() == Kind.ERROR && wish.number() == null) {
            throw new IllegalArgumentException("an error has a number");
        }
        this.wish = wish;
        this.skipped = new AtomicInteger(wish.skip());
        this.left = new AtomicInteger(wish.calls() == 0 ? Integer.MAX_VALUE : wish.calls());
    }

    Wish wish() {
        return wish;
    }

    Kind kind() {
        return wish.kind();
    }

    boolean applies() {
        return wish.applied() == null ? kind().applies : wish.applied();
    }

    int left() {
        return left.get();
    }

    /** Only delays the call, which then goes on as if nothing had been. */
    boolean delays() {
        return kind() == Kind.LATENCY || kind() == Kind.HOLD;
    }

    boolean takes(Call call) {
        boolean matches = (wish.method() == null || wish.method().equals(call.method()))
                && (wish.object() == null || call.objects().contains(wish.object()));
        if (!matches || (skipped.get() > 0 && skipped.getAndDecrement() > 0)) {
            return false;
        }
        return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }

    void delay() throws InterruptedException {
        if (kind() == Kind.LATENCY) {
            Thread.sleep(wish.latencyMs());
        } else {
            hold();
        }
    }

    void hold() throws InterruptedException {
        released.await();
    }

    void release() {
        released.countDown();
    }
}
