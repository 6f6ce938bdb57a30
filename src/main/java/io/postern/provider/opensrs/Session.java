package io.postern.provider.opensrs;

import io.postern.platform.secret.Secret;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The token that stands for the account's password, which therefore travels rarely. Mints one at a time. Thread-safe. */
final class Session {
    private final Clock clock;
    private final Supplier<Token> mint;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Token present;

    record Token(Secret value, Instant until) {}

    Session(Clock clock, Supplier<Token> mint) {
        this.clock = clock;
        this.mint = mint;
    }

    Secret token() {
        Token now = present;
        boolean good = now != null && clock.instant().isBefore(now.until());
        return good ? now.value() : inPlaceOf(now);
    }

    /** Another token than {@code refused}, which the upstream takes no more. */
    Secret insteadOf(Secret refused) {
        Token now = present;
        boolean renewed = now != null && now.value() != refused;
        return renewed ? now.value() : inPlaceOf(now);
    }

    private Secret inPlaceOf(Token old) {
        lock.lock();
        try {
            if (present == old) {
                present = mint.get();
            }
            return present.value();
        } finally {
            lock.unlock();
        }
    }
}
