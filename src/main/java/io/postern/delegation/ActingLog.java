package io.postern.delegation;

import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who acted for a customer, newest first. */
@ApplicationScoped
class ActingLog {
    private static final int PAGE = 25;

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Clock clock;

    ActingLog(Tenancy tenancy, EntityManager entities, Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.clock = clock;
    }

    /** @param next after which older ones stand, or null */
    public record Page(List<Row> rows, UUID next) {
        public Page {
            rows = List.copyOf(rows);
        }
    }

    /**
     * @param to when it ended, or will end by itself
     * @param running whether the person acts for the customer now
     * @param ended why it ended, or will end
     */
    public record Row(
            String name, String reason, Instant from, Instant to, boolean running, ActingPeriod.Ended ended) {}

    /** @param after the last one that was shown, or null to begin */
    Page of(TenantId tenant, UUID customerId, UUID after) {
        return tenancy.inTenant(tenant, () -> {
            // ids grow with time
            var query = entities.createQuery(
                            "from ActingPeriod where customerId = ?1" + (after == null ? "" : " and id < ?2")
                                    + " order by id desc",
                            ActingPeriod.class)
                    .setParameter(1, customerId)
                    .setMaxResults(PAGE + 1);
            if (after != null) {
                query.setParameter(2, after);
            }
            List<ActingPeriod> found = query.getResultList();
            List<ActingPeriod> shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
            return new Page(shown.stream().map(this::row).toList(), found.size() > PAGE ? shown.getLast().id : null);
        });
    }

    private Row row(ActingPeriod period) {
        boolean running = period.endedAt == null && period.until.isAfter(clock.instant());
        Instant to = period.endedAt == null ? period.until : period.endedAt;
        ActingPeriod.Ended ended = period.ended == null ? ActingPeriod.Ended.TIME : period.ended;
        return new Row(period.name, period.reason, period.startedAt, to, running, ended);
    }
}
