package io.postern.sandbox.logicboxes;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** All simulated accounts, the demo ones from the start. */
final class Accounts {
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final AtomicLong userIds = new AtomicLong(100_000);
    private final AtomicLong orderIds = new AtomicLong(50_000_000);
    private final Journal strangers = new Journal();

    Accounts() {
        DemoAccounts.all().forEach(this::put);
    }

    Optional<Account> find(String userId) {
        return Optional.ofNullable(accounts.get(userId));
    }

    Collection<Account> all() {
        return accounts.values();
    }

    void put(Account account) {
        Account before = accounts.put(account.userId(), account);
        if (before != null) {
            before.faults().clear();
        }
    }

    boolean remove(String userId) {
        Account gone = accounts.remove(userId);
        if (gone != null) {
            gone.faults().clear();
        }
        return gone != null;
    }

    boolean ordersOfAnyone(long orderId) {
        return accounts.values().stream()
                .anyMatch(account -> account.order(orderId).isPresent());
    }

    String nextUserId() {
        return String.valueOf(userIds.incrementAndGet());
    }

    long nextOrderId() {
        return orderIds.incrementAndGet();
    }

    /** Calls that named no known account. */
    Journal strangers() {
        return strangers;
    }
}
