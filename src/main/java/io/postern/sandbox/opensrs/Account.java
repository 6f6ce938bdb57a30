package io.postern.sandbox.opensrs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A reseller's company at the upstream: its administrators, domains, and how it misbehaves. */
final class Account {
    private final Plan plan;
    private final Ids ids;
    private final Map<String, Admin> admins = new ConcurrentHashMap<>();
    private final Map<String, Domain> domains = new TreeMap<>();
    private final List<Domain> deletedDomains = new ArrayList<>();
    private final List<Principal.Grant> grants = new ArrayList<>();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final History history = new History();
    private final Faults faults = new Faults();
    private final Journal journal = new Journal();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Switches switches = Switches.DEFAULT;
    private Shift shift;

    /** How to make an account, kept so that it can be put back to its beginning. */
    record Plan(String company, Cluster cluster, Admin admin, List<DomainPlan> domains) {}

    /** {@code more} adds what is not generated. */
    record DomainPlan(
            String name, int mailboxes, boolean varied, Map<String, Object> attributes, Consumer<Birth> more) {
        static DomainPlan plain(String name, int mailboxes) {
            return new DomainPlan(name, mailboxes, false, Map.of(), birth -> {});
        }
    }

    /** Moves a listing after so many more searches of the domain, as a busy upstream does to a slow reader. */
    record Shift(String domain, int afterSearches, int removeFirst, int addFirst) {}

    Account(Plan plan, Ids ids, Instant now) {
        this.plan = plan;
        this.ids = ids;
        put(plan.admin());
        grants.add(new Principal.Grant(plan.admin().user(), Role.COMPANY, plan.company()));
        plan.domains().forEach(domain -> make(domain, now));
    }

    /** The same account at its beginning: no fault, no journal, every mailbox as it was made. */
    Account fresh(Instant now) {
        return new Account(plan, ids, now);
    }

    /** One after the other: a call sees the account still. */
    <T> T alone(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    Domain make(DomainPlan wanted, Instant now) {
        Birth birth = new Birth(this, wanted.name(), now);
        birth.domain().attributes.putAll(wanted.attributes());
        domains.put(birth.domain().name(), birth.domain());
        Generator.fill(birth, wanted.mailboxes(), wanted.varied());
        wanted.more().accept(birth);
        return birth.domain();
    }

    String company() {
        return plan.company();
    }

    Cluster cluster() {
        return plan.cluster();
    }

    Admin owner() {
        return plan.admin();
    }

    Ids ids() {
        return ids;
    }

    Map<String, Admin> admins() {
        return admins;
    }

    void put(Admin admin) {
        admins.put(admin.user(), admin);
    }

    Map<String, Domain> domains() {
        return domains;
    }

    List<Domain> deletedDomains() {
        return deletedDomains;
    }

    Optional<Domain> domain(String name) {
        return Optional.ofNullable(domains.get(name));
    }

    /** The domain of which this one is only another name. */
    Optional<Domain> aliased(String name) {
        return domains.values().stream()
                .filter(domain -> domain.aliasDomains().contains(name))
                .findFirst();
    }

    Optional<User> user(String address) {
        return domain(Domain.of(address)).flatMap(domain -> domain.user(address));
    }

    /** By address or alias: what a person signs in with. */
    Optional<User> owner(String name) {
        return user(name).or(() -> domain(Domain.of(name)).flatMap(domain -> domain.alias(name)));
    }

    List<Principal.Grant> grants() {
        return grants;
    }

    List<Principal.Grant> grants(String user) {
        return grants.stream().filter(grant -> grant.user().equals(user)).toList();
    }

    Map<String, Session> sessions() {
        return sessions;
    }

    History history() {
        return history;
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

    void plan(Shift next, Instant now) {
        if (next.afterSearches() == 0) {
            move(next, now);
        } else {
            shift = next;
        }
    }

    void searched(String domain, Instant now) {
        if (shift != null && shift.domain().equals(domain)) {
            Shift due = shift;
            shift = null;
            plan(new Shift(domain, due.afterSearches() - 1, due.removeFirst(), due.addFirst()), now);
        }
    }

    private void move(Shift due, Instant now) {
        Domain domain = domain(due.domain()).orElseThrow();
        Collection<User> gone = domain.users().stream().limit(due.removeFirst()).toList();
        gone.forEach(domain::remove);
        for (int i = 1; i <= due.addFirst(); i++) {
            new Birth(this, domain, now).mailbox("0shifted-in-" + i, "");
        }
    }
}
