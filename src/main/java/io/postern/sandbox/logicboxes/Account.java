package io.postern.sandbox.logicboxes;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A reseller's account at the upstream: its credentials, orders, and how it misbehaves. */
final class Account {
    private final String userId;
    private final String apiKey;
    private final Map<Long, Order> orders = new ConcurrentSkipListMap<>();
    private final Faults faults = new Faults();
    private final Journal journal = new Journal();
    private volatile Switches switches = Switches.DEFAULT;

    Account(String userId, String apiKey, List<Order.Plan> plans) {
        this.userId = userId;
        this.apiKey = apiKey;
        plans.forEach(this::add);
    }

    /** The same account at its beginning: no fault, no journal, every mailbox as it was made. */
    Account fresh() {
        return new Account(
                userId, apiKey, orders.values().stream().map(Order::plan).toList());
    }

    void add(Order.Plan plan) {
        orders.put(plan.id(), new Order(plan));
    }

    String userId() {
        return userId;
    }

    String apiKey() {
        return apiKey;
    }

    Optional<Order> order(long id) {
        return Optional.ofNullable(orders.get(id));
    }

    Collection<Order> orders() {
        return orders.values();
    }

    Faults faults() {
        return faults;
    }

    Journal journal() {
        return journal;
    }

    Switches switches() {
        return switches;
    }

    void switches(Switches changed) {
        switches = changed;
    }
}
