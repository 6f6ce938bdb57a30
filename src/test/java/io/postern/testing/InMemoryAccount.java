package io.postern.testing;

import io.postern.provider.spi.Address;
import io.postern.provider.spi.DomainDefaults;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.LogEntry;
import io.postern.provider.spi.SubAdministrator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One account at {@link InMemoryProvider}: what it holds, what was called, and what shall go wrong. */
public final class InMemoryAccount {
    public static final String NOT_FOUND = "no such thing at the made-up provider";

    public final Map<String, Domain> domains = new TreeMap<>();
    public final Map<String, SubAdministrator> administrators = new TreeMap<>();
    public final List<LogEntry> log = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, Deque<Fault>> faults = new HashMap<>();

    /** One domain and what is in it. */
    public static final class Domain {
        public final Map<Address, InMemoryMailbox> mailboxes =
                new TreeMap<>(java.util.Comparator.comparing(Address::toString));
        public final TreeMap<String, InMemoryMailbox> bin = new TreeMap<>(java.util.Comparator.reverseOrder());
        public final TreeSet<String> aliases = new TreeSet<>();
        public final List<LogEntry> log = new ArrayList<>();
        public Optional<Address> catchAll = Optional.empty();
        public DomainDefaults defaults = new DomainDefaults(1L << 30, null, null, null, null);
        public boolean suspended;
        public int deletions;
    }

    private record Fault(boolean before, RuntimeException thrown, CountDownLatch hold) {}

    /** The next {@code operation}, such as {@code create}, is refused and changes nothing. */
    public void refuse(String operation, Kind kind) {
        fail(operation, new DriverException(kind, "as the test wishes"));
    }

    /** As {@link #refuse}. */
    public synchronized void fail(String operation, DriverException with) {
        add(operation, new Fault(true, with, null));
    }

    /** The next {@code operation} happens, but its answer is lost. */
    public synchronized void loseAnswer(String operation) {
        add(operation, new Fault(false, new DriverException(Kind.TIMEOUT, "no answer in time"), null));
    }

    /** The next {@code operation} waits until the latch is counted down, at most twenty seconds. */
    public synchronized CountDownLatch hold(String operation) {
        var latch = new CountDownLatch(1);
        add(operation, new Fault(true, null, latch));
        return latch;
    }

    public synchronized void clearFaults() {
        faults.clear();
    }

    /** How often {@code operation} was called. */
    public synchronized long calls(String operation) {
        return calls.stream().filter(operation::equals).count();
    }

    /** How often anything was called. */
    public synchronized int calls() {
        return calls.size();
    }

    public synchronized void clearCalls() {
        calls.clear();
    }

    /** Makes a mailbox as if somebody had made it at the provider. */
    public synchronized InMemoryMailbox put(Address address) {
        return domains.computeIfAbsent(address.domain(), _ -> new Domain())
                .mailboxes
                .computeIfAbsent(address, InMemoryMailbox::new);
    }

    /** Null when there is none. */
    public synchronized InMemoryMailbox mailbox(String address) {
        Address parsed = Address.parse(address).orElseThrow();
        Domain domain = domains.get(parsed.domain());
        return domain == null ? null : domain.mailboxes.get(parsed);
    }

    /** Deletes a mailbox as if somebody had done it at the provider. */
    public synchronized void deleteNow(String address) {
        Address parsed = Address.parse(address).orElseThrow();
        Domain domain = domain(parsed.domain());
        domain.bin.put("bin-%04d".formatted(++domain.deletions), domain.mailboxes.remove(parsed));
    }

    public synchronized Domain domain(String name) {
        Domain domain = domains.get(name);
        if (domain == null) {
            throw new DriverException(Kind.NOT_FOUND, NOT_FOUND);
        }
        return domain;
    }

    <T> T call(String operation, Supplier<T> work) {
        Fault fault = begin(operation);
        if (fault != null && fault.hold() != null) {
            await(fault.hold());
        }
        if (fault != null && fault.before() && fault.thrown() != null) {
            throw fault.thrown();
        }
        T result;
        synchronized (this) {
            result = work.get();
        }
        if (fault != null && fault.thrown() != null) {
            throw fault.thrown();
        }
        return result;
    }

    void run(String operation, Runnable work) {
        Boolean _ = call(operation, () -> {
            work.run();
            return true;
        });
    }

    private synchronized Fault begin(String operation) {
        calls.add(operation);
        Deque<Fault> waiting = faults.get(operation);
        return waiting == null ? null : waiting.poll();
    }

    private void add(String operation, Fault fault) {
        faults.computeIfAbsent(operation, _ -> new ArrayDeque<>()).add(fault);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new DriverException(Kind.TIMEOUT, "held too long");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new DriverException(Kind.TIMEOUT, "interrupted");
        }
    }
}
