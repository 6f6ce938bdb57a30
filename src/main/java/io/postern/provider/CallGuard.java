package io.postern.provider;

import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/**
 * Protects one connection: a breaker over everything, and apart from each other room and time for reads and for
 * writes. A read is tried again when it failed fast; a write only where the upstream itself asks for it at once.
 * Thread-safe.
 */
final class CallGuard {
    private final Guard readAgain;
    private final Guard writeAgain;
    private final Guard breaker;
    private final Guard reads;
    private final Guard writes;

    CallGuard(ProvidersConfig config) {
        long budget = config.connectTimeout().plus(config.readTimeout()).toMillis();
        readAgain = retry(config, budget, CallGuard::worthAnotherTry);
        writeAgain = retry(config, budget, CallGuard::atOnce);
        breaker = Guard.create()
                .withCircuitBreaker()
                .requestVolumeThreshold(config.breakerVolume())
                .failureRatio(config.breakerFailureRatio())
                .delay(config.breakerDelay().toMillis(), ChronoUnit.MILLIS)
                .when(CallGuard::countsAgainstConnection)
                .done()
                .build();
        reads = room(config.concurrentReads(), budget);
        writes = room(config.concurrentWrites(), budget);
    }

    private static Guard retry(ProvidersConfig config, long budget, Predicate<Throwable> when) {
        return Guard.create()
                .withRetry()
                .maxRetries(config.readRetries())
                .delay(config.retryDelay().toMillis(), ChronoUnit.MILLIS)
                .jitter(config.retryDelay().toMillis(), ChronoUnit.MILLIS)
                .maxDuration(budget, ChronoUnit.MILLIS)
                .whenException(when)
                .done()
                .build();
    }

    private static Guard room(int calls, long milliseconds) {
        return Guard.create()
                .withBulkhead()
                .limit(calls)
                .done()
                .withTimeout()
                .duration(milliseconds, ChronoUnit.MILLIS)
                .done()
                .build();
    }

    Object call(Traffic traffic, Callable<Object> work) throws Exception {
        return switch (traffic) {
            case READ -> readAgain.call(() -> once(reads, work), Object.class);
            case READ_ONCE -> once(reads, work);
            case WRITE -> writeAgain.call(() -> once(writes, work), Object.class);
        };
    }

    private Object once(Guard room, Callable<Object> work) throws Exception {
        return breaker.call(() -> room.call(work, Object.class), Object.class);
    }

    private static boolean worthAnotherTry(Throwable thrown) {
        return atOnce(thrown)
                || (thrown instanceof DriverException refused
                        && (refused.kind() == Kind.UNAVAILABLE
                                || (refused.kind() == Kind.BUSY && refused.retryAfter() == null)));
    }

    /** The upstream itself says that nothing was done and that the call should be repeated now. */
    private static boolean atOnce(Throwable thrown) {
        return thrown instanceof DriverException refused
                && refused.kind() == Kind.BUSY
                && Duration.ZERO.equals(refused.retryAfter());
    }

    /** A business answer proves that the connection works; only silence, garbage and refused credentials do not. */
    private static boolean countsAgainstConnection(Throwable thrown) {
        if (thrown instanceof DriverException refused) {
            return switch (refused.kind()) {
                case UNAVAILABLE, TIMEOUT, UNEXPECTED, CREDENTIALS -> refused.ownCredentials();
                case NOT_FOUND,
                        ALREADY_EXISTS,
                        INVALID,
                        PASSWORD_REJECTED,
                        CONFLICT,
                        FORBIDDEN,
                        LIMIT,
                        BUSY,
                        UNSUPPORTED -> false;
            };
        }
        return thrown instanceof org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
    }
}
