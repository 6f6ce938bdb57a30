package io.postern.sandbox.logicboxes;

import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A product order: one domain and its mailboxes. */
final class Order {
    private final Plan plan;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Mailboxes mailboxes;
    private boolean activated;
    private DomainSettings settings = DomainSettings.PLAIN;
    private Shift shift;

    /** How to make an order, kept so that an account can be put back to its beginning. */
    record Plan(long id, String domain, int generated, boolean varied, boolean activated, List<Mailbox> named) {}

    /** Moves the listing once the given page was answered, as a busy upstream does to a slow reader. */
    record Shift(int afterPage, int removeFirst, int addFirst) {}

    Order(Plan plan) {
        this.plan = plan;
        this.activated = plan.activated();
        this.mailboxes = new Mailboxes(new Generator(plan.domain(), plan.varied()), plan.generated());
        plan.named().forEach(mailbox -> mailboxes.put(mailbox, false));
    }

    Plan plan() {
        return plan;
    }

    long id() {
        return plan.id();
    }

    String domain() {
        return plan.domain();
    }

    boolean activated() {
        return read(all -> activated);
    }

    void activate() {
        write(all -> activated = true);
    }

    DomainSettings settings() {
        return read(all -> settings);
    }

    void settings(UnaryOperator<DomainSettings> change) {
        write(all -> settings = change.apply(settings));
    }

    <T> T read(Function<Mailboxes, T> work) {
        lock.readLock().lock();
        try {
            return work.apply(mailboxes);
        } finally {
            lock.readLock().unlock();
        }
    }

    void write(Consumer<Mailboxes> work) {
        lock.writeLock().lock();
        try {
            work.accept(mailboxes);
        } finally {
            lock.writeLock().unlock();
        }
    }

    void plan(Shift next) {
        write(all -> {
            if (next.afterPage() == 0) {
                move(all, next);
            } else {
                shift = next;
            }
        });
    }

    void answered(int page) {
        if (read(all -> shift != null && shift.afterPage() == page)) {
            write(all -> {
                Shift due = shift;
                shift = null;
                if (due != null) {
                    move(all, due);
                }
            });
        }
    }

    private void move(Mailboxes all, Shift due) {
        all.page(0, due.removeFirst()).forEach(mailbox -> all.remove(mailbox.address()));
        for (int i = 1; i <= due.addFirst(); i++) {
            all.put(Named.plain("shifted-in-" + i + "@" + plan.domain()), true);
        }
    }
}
