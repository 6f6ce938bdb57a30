package io.postern.provider;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.postern.platform.http.OpenTransaction;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.DriverInfo;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailDriver;
import io.postern.provider.spi.Support;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;

/**
 * How every call to one connection is made: only what the provider can do, never inside a transaction, guarded, counted,
 * and failing with {@link ProviderError} alone. Thread-safe.
 */
final class ProviderCalls {
    private static final Logger LOG = Logger.getLogger(ProviderCalls.class);

    private final UUID connectionId;
    private final DriverInfo info;
    private final MailDriver driver;
    private final CallGuard guard;
    private final OpenTransaction transaction;
    private final MeterRegistry meters;

    ProviderCalls(
            UUID connectionId,
            DriverInfo info,
            MailDriver driver,
            CallGuard guard,
            OpenTransaction transaction,
            MeterRegistry meters) {
        this.connectionId = connectionId;
        this.info = info;
        this.driver = driver;
        this.guard = guard;
        this.transaction = transaction;
        this.meters = meters;
    }

    DriverInfo info() {
        return info;
    }

    /** What every upstream can do; ask {@link #require} first all the same. */
    MailDriver driver() {
        return driver;
    }

    void requireWithin(MailDomain domain, List<Address> addresses) {
        if (!addresses.stream().allMatch(address -> address.domain().equals(domain.name()))) {
            throw new IllegalArgumentException("an address is outside the domain");
        }
    }

    /** The part of the driver that does it; UNSUPPORTED, without a call, where it cannot. */
    <P> P require(Capability capability, Class<P> part, String operation) {
        return switch (info.support(capability)) {
            case Support.Yes _ -> part.cast(driver);
            case Support.No no -> throw unsupported(operation, no.reason());
            case Support.NotYet later -> throw unsupported(operation, later.reason());
        };
    }

    private ProviderError unsupported(String operation, String reason) {
        return counted(ProviderError.local(origin(operation), Kind.UNSUPPORTED, null, reason, null), operation);
    }

    void requireValid(String operation, Kind kind, List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw counted(ProviderError.refusedInput(origin(operation), kind, errors), operation);
        }
    }

    void run(String operation, Traffic traffic, Runnable work) {
        Object _ = guarded(operation, traffic, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    @SuppressWarnings("unchecked") // the work's own type comes back through the untyped guard
    <T> T call(String operation, Traffic traffic, Callable<T> work) {
        return (T) guarded(operation, traffic, work::call);
    }

    private Object guarded(String operation, Traffic traffic, Callable<Object> work) {
        if (transaction.onThisThread()) {
            throw new IllegalStateException("an upstream call inside a transaction: " + info.id() + " " + operation);
        }
        Timer.Sample sample = Timer.start(meters);
        try {
            Object result = guard.call(traffic, work);
            sample.stop(timer(operation, "ok"));
            return result;
        } catch (Exception thrown) {
            ProviderError error = error(operation, thrown);
            sample.stop(timer(operation, tag(error.kind())));
            throw error;
        }
    }

    private ProviderError error(String operation, Exception thrown) {
        return switch (thrown) {
            case DriverException refused -> ProviderError.of(origin(operation), refused);
            case CircuitBreakerOpenException _ ->
                local(operation, Kind.UNAVAILABLE, "left-alone", Duration.ofSeconds(5));
            case BulkheadException _ -> local(operation, Kind.BUSY, "too-many-calls", Duration.ofSeconds(1));
            case TimeoutException _ -> local(operation, Kind.TIMEOUT, null, null);
            case InterruptedException _ -> {
                Thread.currentThread().interrupt();
                yield local(operation, Kind.TIMEOUT, "interrupted", null);
            }
            default -> {
                // neither its message nor a cause: a stranger's exception may quote a request
                StackTraceElement[] frames = thrown.getStackTrace();
                LOG.errorf(
                        "driver %s broke in %s: %s at %s",
                        info.id(), operation, thrown.getClass().getName(), frames.length == 0 ? "?" : frames[0]);
                yield local(operation, Kind.UNEXPECTED, "driver", null);
            }
        };
    }

    private ProviderError local(String operation, Kind kind, String code, Duration retryAfter) {
        return ProviderError.local(origin(operation), kind, code, null, retryAfter);
    }

    private ProviderError counted(ProviderError error, String operation) {
        timer(operation, tag(error.kind())).record(Duration.ZERO);
        return error;
    }

    private ProviderError.Origin origin(String operation) {
        return new ProviderError.Origin(info.id(), connectionId, operation);
    }

    private Timer timer(String operation, String kind) {
        return meters.timer("postern.provider.calls", "provider", info.id(), "operation", operation, "kind", kind);
    }

    private static String tag(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
