package io.postern.provider.opensrs;

import io.postern.platform.secret.Secret;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The token that stands for the account's password, which therefore travels rarely. Mints one at a time; a password
 * that was refused is not tried again at once, for those who waited meanwhile. Thread-safe.
 */
final class Session {
    static final Duration PAUSE = Duration.ofSeconds(5);

    private final Clock clock;
    private final Supplier<Token> mint;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Token present;
    private Refusal refusal;

    record Token(Secret value, Instant until) {}

    private record Refusal(DriverException reason, Instant until) {}

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
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new DriverException(Kind.UNAVAILABLE, "The call was given up before it was made.");
        }
        try {
            if (present == old) {
                present = minted();
            }
            return present.value();
        } finally {
            lock.unlock();
        }
    }

    private Token minted() {
        if (refusal != null && clock.instant().isBefore(refusal.until())) {
            // each who waited gets one of their own
            throw refusal.reason().withCode(refusal.reason().code());
        }
        try {
            return mint.get();
        } catch (DriverException failed) {
            if (failed.kind() == Kind.CREDENTIALS) {
                refusal = new Refusal(failed, clock.instant().plus(PAUSE));
            }
            throw failed;
        }
    }
}
