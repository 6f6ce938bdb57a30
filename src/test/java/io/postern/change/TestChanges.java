package io.postern.change;

import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Lets time pass for the open changes of one connection. */
@ApplicationScoped
public class TestChanges {
    private static final int ROUNDS = 12;
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private final ChangeDrainer drainer;
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Clock clock;

    TestChanges(ChangeDrainer drainer, Tenancy tenancy, EntityManager entities, Clock clock) {
        this.drainer = drainer;
        this.tenancy = tenancy;
        this.entities = entities;
        this.clock = clock;
    }

    /** Has every open change tried again at once, until all are finished or nothing more comes of it. */
    public void settle(TenantId tenant, UUID connection) {
        Instant latest = clock.instant().plus(LONGEST);
        int rounds = 0;
        while (rounds < ROUNDS
                && open(tenant, connection) > 0
                && clock.instant().isBefore(latest)) {
            dueNow(tenant, connection);
            drainer.drain(tenant, connection).await(LONGEST);
            if (running(tenant, connection)) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            } else {
                rounds++;
            }
        }
    }

    /** The same after so long a time that whatever is open still ends one way or the other. */
    public void giveUp(TenantId tenant, UUID connection) {
        age(tenant, connection);
        settle(tenant, connection);
    }

    /** Some other thread is at it, which has to be waited for. */
    private boolean running(TenantId tenant, UUID connection) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                                "select count(*) from Change where connectionId = ?1 and state = ?2", Long.class)
                        .setParameter(1, connection)
                        .setParameter(2, ChangeState.RUNNING)
                        .getSingleResult())
                > 0;
    }

    private long open(TenantId tenant, UUID connection) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "select count(*) from Change where connectionId = ?1 and finishedAt is null", Long.class)
                .setParameter(1, connection)
                .getSingleResult());
    }

    private void dueNow(TenantId tenant, UUID connection) {
        Instant now = clock.instant().minusMillis(1);
        tenancy.inTenant(tenant, () -> {
            entities.createQuery("update Change set nextAttemptAt = ?1"
                            + " where connectionId = ?2 and finishedAt is null and nextAttemptAt > ?1")
                    .setParameter(1, now)
                    .setParameter(2, connection)
                    .executeUpdate();
        });
    }

    /** All of them, so that their order stays. */
    private void age(TenantId tenant, UUID connection) {
        tenancy.inTenant(tenant, () -> {
            List<Change> all = entities.createQuery("from Change where connectionId = ?1", Change.class)
                    .setParameter(1, connection)
                    .getResultList();
            all.forEach(change -> change.createdAt = change.createdAt.minus(Duration.ofHours(3)));
        });
    }
}
