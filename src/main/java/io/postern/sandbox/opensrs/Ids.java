package io.postern.sandbox.opensrs;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers that the upstream gives out, never one twice. */
final class Ids {
    private final AtomicLong objects = new AtomicLong(81_000);
    private final AtomicLong companies = new AtomicLong(1_000);
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong jobs = new AtomicLong();

    String object() {
        return String.valueOf(objects.incrementAndGet());
    }

    String company() {
        return "reseller-" + companies.incrementAndGet();
    }

    String audit() {
        long number = answers.incrementAndGet();
        return "sim%d_%08x".formatted(1 + number % 3, number);
    }

    /** Looks like a time in milliseconds with a few digits more. */
    String job(long milliseconds) {
        return milliseconds + "%03d".formatted(jobs.incrementAndGet() % 1000);
    }
}
