package io.postern.installation;

import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * When each key was last used, and how often. Counted in memory and written down once a minute: a launch pays nothing for
 * it, and what a copy of the portal has not written when it dies is lost.
 */
@ApplicationScoped
public class KeyUses {
    private static final Logger LOG = Logger.getLogger(KeyUses.class);
    private static final Duration KEPT = Duration.ofHours(25);

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Clock clock;
    private final Map<Used, Count> counts = new ConcurrentHashMap<>();
    private ScheduledExecutorService timer;

    KeyUses(Tenancy tenancy, EntityManager entities, Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.clock = clock;
    }

    private record Used(TenantId tenant, UUID installation, String kid, Instant hour) {}

    private record Count(long uses, Instant last) {
        Count plus(Count other) {
            return new Count(uses + other.uses, last.isAfter(other.last) ? last : other.last);
        }
    }

    void start(@Observes StartupEvent event) {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("key-uses").factory());
        var _ = timer.scheduleWithFixedDelay(this::writeDown, 1, 1, TimeUnit.MINUTES);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.close();
        writeDown();
    }

    void count(TenantId tenant, UUID installation, String kid) {
        Instant now = clock.instant();
        var used = new Used(tenant, installation, kid, now.truncatedTo(ChronoUnit.HOURS));
        counts.merge(used, new Count(1, now), Count::plus);
    }

    /** Writes down what was counted since the last time. */
    public void writeDown() {
        Map<Used, Count> taken = new HashMap<>();
        for (Used used : counts.keySet()) {
            Count count = counts.remove(used);
            if (count != null) {
                taken.put(used, count);
            }
        }
        Map<TenantId, List<Map.Entry<Used, Count>>> byTenant = taken.entrySet().stream()
                .collect(Collectors.groupingBy(entry -> entry.getKey().tenant()));
        byTenant.forEach((tenant, uses) -> {
            try {
                tenancy.inTenant(tenant, () -> uses.forEach(use -> write(use.getKey(), use.getValue())));
            } catch (RuntimeException e) {
                LOG.warnf("uses of keys at %s are not written down: %s", tenant, e);
            }
        });
    }

    private void write(Used used, Count count) {
        int present = entities.createNativeQuery("update installation_key set last_used_at = greatest(last_used_at, ?1)"
                        + " where installation_id = ?2 and kid = ?3")
                .setParameter(1, count.last())
                .setParameter(2, used.installation())
                .setParameter(3, used.kid())
                .executeUpdate();
        if (present == 0) {
            // removed meanwhile
            return;
        }
        entities.createNativeQuery("insert into installation_key_use (tenant_id, installation_id, kid, hour, uses)"
                        + " values (?1, ?2, ?3, ?4, ?5) on conflict (tenant_id, installation_id, kid, hour)"
                        + " do update set uses = installation_key_use.uses + excluded.uses")
                .setParameter(1, used.tenant().value())
                .setParameter(2, used.installation())
                .setParameter(3, used.kid())
                .setParameter(4, used.hour())
                .setParameter(5, count.uses())
                .executeUpdate();
        entities.createQuery("delete from StoredKeyUse where installationId = ?1 and kid = ?2 and hour < ?3")
                .setParameter(1, used.installation())
                .setParameter(2, used.kid())
                .setParameter(3, used.hour().minus(KEPT))
                .executeUpdate();
    }

    /** By installation and key, within the last 24 hours; joins a transaction of the tenant. */
    Map<StoredKey.Key, Long> lastDay() {
        return entities.createQuery(
                        "select installationId, kid, sum(uses) from StoredKeyUse where hour > ?1"
                                + " group by installationId, kid",
                        Object[].class)
                .setParameter(1, clock.instant().minus(Duration.ofHours(24)))
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> new StoredKey.Key((UUID) row[0], (String) row[1]), row -> (Long) row[2]));
    }
}
