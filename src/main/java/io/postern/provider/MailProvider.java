package io.postern.provider;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.postern.platform.http.OpenTransaction;
import io.postern.platform.secret.Secret;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.AutoresponderReading;
import io.postern.provider.spi.Autoresponders;
import io.postern.provider.spi.BulkSuspension;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.Counts;
import io.postern.provider.spi.Details;
import io.postern.provider.spi.DomainActivation;
import io.postern.provider.spi.DomainLookup;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.DriverInfo;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailDriver;
import io.postern.provider.spi.MailboxCounts;
import io.postern.provider.spi.MailboxDetails;
import io.postern.provider.spi.MailboxFilter;
import io.postern.provider.spi.MailboxPage;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.OwnerSignIn;
import io.postern.provider.spi.PasswordChange;
import io.postern.provider.spi.PasswordReset;
import io.postern.provider.spi.Support;
import io.postern.provider.spi.Suspension;
import io.postern.provider.spi.SuspensionMemory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;

/**
 * One connection to one upstream, as features see it. Every call first checks that the provider can do it and that the
 * input is within its rules, both without a call; then runs guarded; and fails only with {@link ProviderError}. Blocks
 * the calling thread, which must hold no transaction. Writes are never repeated. Thread-safe.
 */
public final class MailProvider {
    private static final Logger LOG = Logger.getLogger(MailProvider.class);

    private final UUID connectionId;
    private final DriverInfo info;
    private final MailDriver driver;
    private final CallGuard guard;
    private final InputRules rules;
    private final OpenTransaction transaction;
    private final MeterRegistry meters;

    MailProvider(
            UUID connectionId,
            DriverInfo info,
            MailDriver driver,
            CallGuard guard,
            InputRules rules,
            OpenTransaction transaction,
            MeterRegistry meters) {
        this.connectionId = connectionId;
        this.info = info;
        this.driver = driver;
        this.guard = guard;
        this.rules = rules;
        this.transaction = transaction;
        this.meters = meters;
    }

    public DriverInfo info() {
        return info;
    }

    public Support support(Capability capability) {
        return info.support(capability);
    }

    /** Proves that the endpoint answers and accepts the connection's credentials. */
    public void ping(MailDomain domain) {
        run("ping", Traffic.READ, () -> driver.ping(domain));
    }

    public MailboxPage list(MailDomain domain, MailboxFilter filter, String cursor) {
        require(Capability.LIST, MailDriver.class, "list");
        return call("list", Traffic.READ, () -> driver.list(domain, filter, cursor));
    }

    public MailboxState read(MailboxRef mailbox) {
        require(Capability.READ, MailDriver.class, "read");
        return call("read", Traffic.READ, () -> driver.read(mailbox));
    }

    public MailboxCounts count(MailDomain domain) {
        Counts part = require(Capability.COUNT, Counts.class, "count");
        return call("count", Traffic.READ, () -> part.count(domain));
    }

    public SuspensionMemory suspend(MailboxRef mailbox) {
        Suspension part = require(Capability.SUSPEND, Suspension.class, "suspend");
        return call("suspend", Traffic.WRITE, () -> part.suspend(mailbox));
    }

    public void resume(MailboxRef mailbox, SuspensionMemory memory) {
        Suspension part = require(Capability.SUSPEND, Suspension.class, "resume");
        run("resume", Traffic.WRITE, () -> part.resume(mailbox, memory));
    }

    /** At most {@code info().limits().bulkSize()} addresses, all of {@code domain}; read every one back afterwards. */
    public void suspendAll(MailDomain domain, List<Address> addresses) {
        BulkSuspension part = require(Capability.BULK_SUSPEND, BulkSuspension.class, "suspend-all");
        requireBulk("suspend-all", domain, addresses);
        run("suspend-all", Traffic.WRITE, () -> part.suspendAll(domain, addresses));
    }

    /** As {@link #suspendAll}. */
    public void resumeAll(MailDomain domain, List<Address> addresses) {
        BulkSuspension part = require(Capability.BULK_SUSPEND, BulkSuspension.class, "resume-all");
        requireBulk("resume-all", domain, addresses);
        run("resume-all", Traffic.WRITE, () -> part.resumeAll(domain, addresses));
    }

    /** A wrong old password is FORBIDDEN with code {@code old-password}; a refused new one PASSWORD_REJECTED. */
    public void changePassword(MailboxRef mailbox, Secret oldPassword, Secret newPassword) {
        PasswordChange part = require(Capability.PASSWORD_CHANGE, PasswordChange.class, "change-password");
        requireValid("change-password", Kind.PASSWORD_REJECTED, checkNewPassword(mailbox.address(), newPassword));
        run("change-password", Traffic.WRITE, () -> part.changePassword(mailbox, oldPassword, newPassword));
    }

    public Secret resetPassword(MailboxRef mailbox) {
        PasswordReset part = require(Capability.PASSWORD_RESET, PasswordReset.class, "reset-password");
        return call("reset-password", Traffic.WRITE, () -> part.resetPassword(mailbox));
    }

    /** The mailbox, when {@code password} is its owner's; else FORBIDDEN, which never counts against the connection. */
    public MailboxState authenticate(MailboxRef mailbox, Secret password) {
        OwnerSignIn part = require(Capability.OWNER_SIGN_IN, OwnerSignIn.class, "authenticate");
        return call("authenticate", Traffic.READ_ONCE, () -> part.authenticate(mailbox, password));
    }

    public void updateAutoresponder(MailboxRef mailbox, Autoresponder autoresponder) {
        Autoresponders part = require(Capability.AUTORESPONDER, Autoresponders.class, "update-autoresponder");
        requireValid("update-autoresponder", Kind.INVALID, check(mailbox, autoresponder));
        run("update-autoresponder", Traffic.WRITE, () -> part.updateAutoresponder(mailbox, autoresponder));
    }

    public Autoresponder readAutoresponder(MailboxRef mailbox) {
        AutoresponderReading part =
                require(Capability.AUTORESPONDER_READ, AutoresponderReading.class, "read-autoresponder");
        return call("read-autoresponder", Traffic.READ, () -> part.readAutoresponder(mailbox));
    }

    public void updateDetails(MailboxRef mailbox, MailboxDetails details) {
        Details part = require(Capability.DETAILS, Details.class, "update-details");
        requireValid("update-details", Kind.INVALID, check(details));
        run("update-details", Traffic.WRITE, () -> part.updateDetails(mailbox, details));
    }

    public String externalId(String domainName) {
        DomainLookup part = require(Capability.DOMAIN_LOOKUP, DomainLookup.class, "external-id");
        return call("external-id", Traffic.READ, () -> part.externalId(domainName));
    }

    public void activate(MailDomain domain) {
        DomainActivation part = require(Capability.ACTIVATE_DOMAIN, DomainActivation.class, "activate");
        run("activate", Traffic.WRITE, () -> part.activate(domain));
    }

    /** What this provider would refuse; empty when the call may be made. Makes no call. */
    @SuppressWarnings("unused") // a provider may limit text by mailbox; callers already pass it
    public List<FieldError> check(MailboxRef mailbox, Autoresponder autoresponder) {
        return rules.check(autoresponder);
    }

    public List<FieldError> check(MailboxDetails details) {
        return rules.check(details);
    }

    public List<FieldError> checkNewPassword(Address owner, Secret newPassword) {
        return rules.check(owner, newPassword);
    }

    private <P> P require(Capability capability, Class<P> part, String operation) {
        return switch (info.support(capability)) {
            case Support.Yes _ -> part.cast(driver);
            case Support.No no -> throw unsupported(operation, no.reason());
            case Support.NotYet later -> throw unsupported(operation, later.reason());
        };
    }

    private ProviderError unsupported(String operation, String reason) {
        return counted(ProviderError.local(origin(operation), Kind.UNSUPPORTED, null, reason, null), operation);
    }

    private void requireValid(String operation, Kind kind, List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw counted(ProviderError.refusedInput(origin(operation), kind, errors), operation);
        }
    }

    private void requireBulk(String operation, MailDomain domain, List<Address> addresses) {
        int most = info.limits().bulkSize();
        if (addresses.isEmpty() || addresses.size() > most) {
            var error = new FieldError("addresses", "too-long", Map.of("maximum", String.valueOf(most)));
            requireValid(operation, Kind.INVALID, List.of(error));
        }
        if (!addresses.stream().allMatch(address -> address.domain().equals(domain.name()))) {
            throw new IllegalArgumentException("an address is outside the domain");
        }
    }

    private void run(String operation, Traffic traffic, Runnable work) {
        Object _ = guarded(operation, traffic, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    @SuppressWarnings("unchecked") // the work's own type comes back through the untyped guard
    private <T> T call(String operation, Traffic traffic, Callable<T> work) {
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
