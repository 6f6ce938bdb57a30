package io.postern.sandbox.opensrs;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All simulated accounts, the demo ones from the start. */
final class Accounts {
    private final Map<String, Account> accounts = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Ids ids = new Ids();
    private final Journal strangers = new Journal();

    Accounts(Clock clock) {
        DemoAccounts.all().forEach(plan -> put(new Account(plan, ids, clock.instant())));
    }

    Optional<Account> find(String company) {
        return Optional.ofNullable(accounts.get(company));
    }

    Collection<Account> all() {
        synchronized (accounts) {
            return List.copyOf(accounts.values());
        }
    }

    /** Whose login this is. Tests make domains of the same name: then the youngest account comes first. */
    List<Account> of(Cluster cluster, String user) {
        List<Account> ours =
                all().stream().filter(account -> account.cluster() == cluster).toList();
        List<Account> found = new ArrayList<>(ours.stream()
                .filter(account -> account.admins().containsKey(user))
                .toList());
        if (found.isEmpty() && user.contains("@")) {
            found.addAll(ours.stream()
                    .filter(account -> account.alone(() -> account.owner(user).isPresent()))
                    .toList());
        }
        return found.reversed();
    }

    boolean foreign(Account own, String domain) {
        return all().stream()
                .filter(account -> account != own && account.cluster() == own.cluster())
                .anyMatch(account -> account.domains().containsKey(domain));
    }

    void put(Account account) {
        Account before = accounts.put(account.company(), account);
        if (before != null) {
            before.faults().clear();
        }
    }

    void remove(Account account) {
        accounts.remove(account.company());
        account.faults().clear();
    }

    Ids ids() {
        return ids;
    }

    /** Calls that named no known user. */
    Journal strangers() {
        return strangers;
    }
}
