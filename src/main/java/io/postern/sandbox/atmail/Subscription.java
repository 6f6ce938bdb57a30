package io.postern.sandbox.atmail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/** A reseller's subscription: its credentials, domains, mailboxes, and how it misbehaves. It guards its own content. */
final class Subscription {
    private final Plan plan;
    private final Set<String> domains = new ConcurrentSkipListSet<>();
    private final Map<String, Mailbox> mailboxes = new LinkedHashMap<>();
    private final List<Alias> aliases = new ArrayList<>();
    private final Map<String, SubAdmin> subAdmins = new TreeMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final Faults faults = new Faults();
    private final Journal journal = new Journal();
    private volatile Switches switches = Switches.DEFAULT;
    private Credits credits;

    /** How many mailboxes and domains may exist in all; -1 for no limit. */
    record Credits(long users, long domains) {
        static final Credits UNLIMITED = new Credits(-1, -1);
    }

    /** How to make a subscription, kept so that it can be put back to its beginning. */
    record Plan(String user, String password, List<Domain> domains, Credits credits) {
        record Domain(String name, int generated, boolean varied, List<Named> named) {}

        /** A mailbox made by name, by column. */
        record Named(String address, Map<String, String> columns) {}
    }

    Subscription(Plan plan) {
        this.plan = plan;
        this.credits = plan.credits();
        plan.domains().forEach(this::add);
    }

    private void add(Plan.Domain domain) {
        domains.add(domain.name());
        for (Plan.Named named : domain.named()) {
            Mailbox mailbox = add(named.address(), Mailbox.INITIAL_PASSWORD);
            named.columns().forEach(mailbox::set);
        }
        Generator generator = new Generator(domain.name(), domain.varied());
        for (int i = 0; i < domain.generated(); i++) {
            generator.fill(i, add(generator.address(i), Mailbox.INITIAL_PASSWORD));
        }
    }

    Subscription fresh() {
        return new Subscription(plan);
    }

    Mailbox add(String address, String password) {
        long id = ids.incrementAndGet();
        Mailbox mailbox = new Mailbox(id, address, password).set("DateCreate", Generator.created(id));
        mailboxes.put(address, mailbox);
        return mailbox;
    }

    /** Gives a mailbox another address, in its old place of the listing. */
    void rename(Mailbox mailbox, String address) {
        Map<String, Mailbox> all = new LinkedHashMap<>(mailboxes);
        mailboxes.clear();
        mailbox.set("Account", address);
        all.values().forEach(each -> mailboxes.put(each.address(), each));
    }

    void add(Alias alias) {
        aliases.add(alias);
    }

    long nextId() {
        return ids.incrementAndGet();
    }

    String user() {
        return plan.user();
    }

    String password() {
        return plan.password();
    }

    Set<String> domains() {
        return domains;
    }

    Map<String, Mailbox> mailboxes() {
        return mailboxes;
    }

    List<Alias> aliases() {
        return aliases;
    }

    Map<String, SubAdmin> subAdmins() {
        return subAdmins;
    }

    Credits credits() {
        return credits;
    }

    void credits(Credits changed) {
        credits = changed;
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
