package io.postern.webhook;

import io.postern.platform.http.OutboundFailure;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.webhook.Receivers.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Tells endpoints what waits for them: oldest first, those of one subject strictly in order, again and again with growing
 * pauses. What an endpoint has taken is noted after its answer, so that a death in between tells it twice.
 */
@ApplicationScoped
class Deliveries {
    static final String PLACE = "webhook";

    private static final int AT_ONCE = 500;
    private static final int FAILURES_IN_A_ROW = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(2);

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Receivers receivers;
    private final Vault vault;
    private final WebhookConfig config;
    private final Clock clock;

    Deliveries(
            Tenancy tenancy,
            EntityManager entities,
            Receivers receivers,
            Vault vault,
            WebhookConfig config,
            Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.receivers = receivers;
        this.vault = vault;
        this.config = config;
        this.clock = clock;
    }

    private record Waiting(Endpoint endpoint, StoredEvent event, Delivery delivery) {}

    /** @return when something is to be tried again */
    Optional<Instant> run(TenantId tenant, UUID endpointId) throws InterruptedException {
        Set<String> held = new HashSet<>();
        int failures = 0;
        for (Waiting waiting : waiting(tenant, endpointId, AT_ONCE)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            // a subject whose earlier event has yet to arrive waits for it
            boolean due = !waiting.delivery().nextAttemptAt.isAfter(clock.instant());
            if (!due || held.contains(waiting.event().subject)) {
                held.add(waiting.event().subject);
                continue;
            }
            Answer answer = send(tenant, waiting);
            if (!note(tenant, waiting, answer)) {
                held.add(waiting.event().subject);
            }
            failures = answer.taken() ? 0 : failures + 1;
            if (failures == FAILURES_IN_A_ROW) {
                // it is down: the rest would only wait for time-outs
                return Optional.of(clock.instant().plus(FIRST_PAUSE));
            }
        }
        return waiting(tenant, endpointId, AT_ONCE).stream()
                .map(left -> left.delivery().nextAttemptAt)
                .min(Comparator.naturalOrder())
                .map(this::soon);
    }

    /** Never later than the next look: what was added while this ran must not wait for long. */
    private Instant soon(Instant next) {
        Instant now = clock.instant();
        Instant latest = now.plus(config.sweep());
        if (next.isAfter(latest)) {
            return latest;
        }
        return next.isAfter(now) ? next : now.plusSeconds(1);
    }

    private Answer send(TenantId tenant, Waiting waiting) throws InterruptedException {
        Secret secret = vault.open(
                waiting.endpoint().sealed, tenant.value(), waiting.endpoint().id.toString(), PLACE);
        try {
            return receivers.send(waiting.endpoint(), waiting.event(), secret);
        } catch (OutboundFailure _) {
            throw new InterruptedException();
        }
    }

    /** Whether this one need not be tried again. */
    private boolean note(TenantId tenant, Waiting waiting, Answer answer) {
        Instant now = clock.instant();
        return tenancy.inTenant(tenant, () -> {
            Delivery delivery =
                    entities.find(Delivery.class, new Delivery.Key(waiting.endpoint().id, waiting.event().id));
            Endpoint endpoint = entities.find(Endpoint.class, waiting.endpoint().id);
            if (delivery == null || endpoint == null) {
                return true;
            }
            delivery.attempts++;
            delivery.answer = answer.word();
            if (delivery.firstAttemptAt == null) {
                delivery.firstAttemptAt = now;
            }
            if (answer.taken()) {
                delivery.state = Delivery.State.DONE;
                delivery.finishedAt = now;
                delivery.nextAttemptAt = null;
                endpoint.failingSince = null;
                return true;
            }
            if (now.isAfter(delivery.firstAttemptAt.plus(config.giveUpAfter()))) {
                delivery.state = Delivery.State.GIVEN_UP;
                delivery.finishedAt = now;
                delivery.nextAttemptAt = null;
                endpoint.failingSince = endpoint.failingSince == null ? now : endpoint.failingSince;
                return true;
            }
            delivery.nextAttemptAt = now.plus(pause(delivery.attempts, answer.retryAfter()));
            return false;
        });
    }

    /** 10 s, 20 s, 40 s … up to 2 h; longer if the receiver asks for it. */
    static Duration pause(int attempts, Duration asked) {
        Duration growing = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 12));
        Duration most = growing.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : growing;
        return asked != null && asked.compareTo(most) > 0 && asked.compareTo(LONGEST_PAUSE) <= 0 ? asked : most;
    }

    private List<Waiting> waiting(TenantId tenant, UUID endpointId, int most) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "select p, e, d from Delivery d join StoredEvent e on e.id = d.eventId"
                                + " join Endpoint p on p.id = d.endpointId"
                                + " where d.endpointId = ?1 and d.state = WAITING and p.pausedAt is null"
                                + " order by e.sequence",
                        Object[].class)
                .setParameter(1, endpointId)
                .setMaxResults(most)
                .getResultStream()
                .map(row -> new Waiting((Endpoint) row[0], (StoredEvent) row[1], (Delivery) row[2]))
                .toList());
    }

    boolean waiting(TenantId tenant, UUID endpointId) {
        return !waiting(tenant, endpointId, 1).isEmpty();
    }

    /** Those that nobody may be telling at the moment. */
    List<UUID> endpointsWithWork(TenantId tenant) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "select distinct d.endpointId from Delivery d join Endpoint p on p.id = d.endpointId"
                                + " where d.state = WAITING and d.nextAttemptAt <= ?1 and p.pausedAt is null",
                        UUID.class)
                .setParameter(1, clock.instant())
                .getResultList());
    }

    void forgetOld(TenantId tenant) {
        tenancy.inTenant(tenant, () -> entities.createQuery("delete from StoredEvent where at < ?1")
                .setParameter(1, clock.instant().minus(config.kept()))
                .executeUpdate());
    }
}
