package io.postern.sandbox.atmail;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** All simulated subscriptions, told apart by the user name of a call; the demo ones from the start. */
final class Subscriptions {
    private final Map<String, Subscription> all = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong(1000);
    private final Journal strangers = new Journal();

    Subscriptions() {
        DemoSubscriptions.all().forEach(plan -> put(new Subscription(plan)));
    }

    Optional<Subscription> find(String user) {
        return Optional.ofNullable(all.get(user));
    }

    /** The subscription that a call is about: its own user's, or that of a sub-administrator. */
    Optional<Subscription> of(Call call) {
        if (call.login() == null) {
            return Optional.empty();
        }
        String user = call.login().user();
        return find(user).or(() -> all.values().stream()
                .filter(each -> subAdmin(each, user) != null)
                .findFirst());
    }

    static SubAdmin subAdmin(Subscription subscription, String user) {
        synchronized (subscription) {
            return subscription.subAdmins().get(user);
        }
    }

    Collection<Subscription> all() {
        return List.copyOf(all.values());
    }

    void put(Subscription subscription) {
        Subscription before = all.put(subscription.user(), subscription);
        if (before != null) {
            before.faults().clear();
        }
    }

    void remove(Subscription subscription) {
        all.remove(subscription.user(), subscription);
        subscription.faults().clear();
    }

    boolean ownedByAnother(Subscription subscription, String domain) {
        return all.values().stream()
                .anyMatch(each -> each != subscription && each.domains().contains(domain));
    }

    String nextUser() {
        return "s" + numbers.incrementAndGet() + ".atmailcloud.example";
    }

    /** Calls that named no known user. */
    Journal strangers() {
        return strangers;
    }
}
