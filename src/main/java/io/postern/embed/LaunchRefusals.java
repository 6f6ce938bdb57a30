package io.postern.embed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.tenant.Tenants;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The newest launches that were not let in, for the tenant's owner to see why. Anybody can post a bad launch, so that this is
 * best effort: written aside by one thread, at most so many of a tenant in a minute, and a hundred kept.
 */
@ApplicationScoped
public class LaunchRefusals {
    static final int KEPT = 100;
    static final int EACH_MINUTE = 60;

    private static final Logger LOG = Logger.getLogger(LaunchRefusals.class);
    private static final int AT_ONCE = 50;

    private final Tenants tenants;
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Clock clock;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(500);
    private final Cache<TenantId, Budget> budgets =
            Caffeine.newBuilder().maximumSize(10_000).build();
    private Thread writer;

    LaunchRefusals(Tenants tenants, Tenancy tenancy, EntityManager entities, Clock clock) {
        this.tenants = tenants;
        this.tenancy = tenancy;
        this.entities = entities;
        this.clock = clock;
    }

    private record Waiting(TenantId tenant, StoredRefusal refusal) {}

    /** What is left of a tenant's minute. */
    private record Budget(Instant until, int left) {
        Budget spent(Instant now) {
            return now.isBefore(until)
                    ? new Budget(until, left - 1)
                    : new Budget(now.plus(Duration.ofMinutes(1)), EACH_MINUTE - 1);
        }
    }

    void start(@Observes StartupEvent event) {
        writer = Thread.ofVirtual().name("launch-refusals").start(this::work);
    }

    void stop(@Observes ShutdownEvent event) {
        writer.interrupt();
    }

    /** Never waits. Of a tenant that is not there nothing is kept. */
    void note(TenantId tenant, LaunchRefusal.Check check, RefusedRequest request) {
        if (!tenants.exists(tenant)) {
            return;
        }
        Instant now = clock.instant();
        Budget budget = budgets.asMap()
                .compute(tenant, (_, before) -> (before == null ? new Budget(now, 0) : before).spent(now));
        if (budget.left() < 0) {
            return;
        }
        var refusal = new StoredRefusal();
        refusal.at = now;
        refusal.reference = request.reference();
        refusal.reason = check.name();
        refusal.installation = request.installation();
        refusal.origin = request.origin();
        refusal.addressRange = request.addressRange();
        refusal.userAgent = request.userAgent();
        boolean _ = queue.offer(new Waiting(tenant, refusal));
    }

    /** Newest first. */
    public List<RefusedLaunch> newest(TenantId tenant, int most) {
        return tenancy.inTenant(
                tenant, () -> entities.createQuery("from StoredRefusal order by at desc, id desc", StoredRefusal.class)
                        .setMaxResults(most)
                        .getResultStream()
                        .map(RefusedLaunch::of)
                        .toList());
    }

    /** Begins a new minute. */
    void forget(TenantId tenant) {
        budgets.invalidate(tenant);
    }

    private void work() {
        try {
            while (true) {
                List<Waiting> taken = new ArrayList<>();
                taken.add(queue.take());
                TimeUnit.MILLISECONDS.sleep(100);
                queue.drainTo(taken, AT_ONCE);
                write(taken);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Waiting> taken) {
        Map<TenantId, List<Waiting>> byTenant = taken.stream().collect(Collectors.groupingBy(Waiting::tenant));
        byTenant.forEach((tenant, refusals) -> {
            try {
                tenancy.inTenant(tenant, () -> {
                    refusals.forEach(waiting -> entities.persist(waiting.refusal()));
                    entities.flush();
                    entities.createQuery("delete from StoredRefusal where id not in"
                                    + " (select id from StoredRefusal order by at desc, id desc limit " + KEPT + ")")
                            .executeUpdate();
                });
            } catch (RuntimeException e) {
                LOG.warnf("refused launches at %s are not written down: %s", tenant, e);
            }
        });
    }
}
