package io.postern.webhook;

import io.postern.access.Actor;
import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.platform.job.Jobs;
import io.postern.platform.job.Work;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.NotFoundException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Where a tenant wants to be told. */
@ApplicationScoped
class Endpoints {
    static final int MOST = 10;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Vault vault;
    private final AuditTrail audit;
    private final DeliveryJob job;
    private final Jobs jobs;
    private final Clock clock;

    Endpoints(
            Tenancy tenancy,
            EntityManager entities,
            Vault vault,
            AuditTrail audit,
            DeliveryJob job,
            Jobs jobs,
            Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.vault = vault;
        this.audit = audit;
        this.job = job;
        this.jobs = jobs;
        this.clock = clock;
    }

    record Made(UUID id, Secret secret) {}

    List<EndpointRow> all(TenantId tenant) {
        return tenancy.inTenant(tenant, () -> {
            Map<UUID, Long> waiting = entities.createQuery(
                            "select endpointId, count(*) from Delivery where state = WAITING group by endpointId",
                            Object[].class)
                    .getResultStream()
                    .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
            return entities.createQuery("from Endpoint order by createdAt, id", Endpoint.class)
                    .getResultStream()
                    .map(endpoint -> EndpointRow.of(endpoint, waiting.getOrDefault(endpoint.id, 0L)))
                    .toList();
        });
    }

    Optional<EndpointRow> find(TenantId tenant, UUID id) {
        return all(tenant).stream().filter(row -> row.id().equals(id)).findFirst();
    }

    /** The secret is shown to the actor once, and kept sealed. */
    Made create(TenantId tenant, Actor actor, String url, Set<EventType> types) {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        Secret secret = Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        return tenancy.inTenant(tenant, () -> {
            var endpoint = new Endpoint();
            endpoint.url = url;
            endpoint.types = slugs(types);
            endpoint.createdAt = clock.instant();
            endpoint.createdBy = actor.name();
            endpoint.sealed = new byte[0];
            entities.persist(endpoint);
            endpoint.sealed = vault.seal(secret, tenant.value(), endpoint.id.toString(), Deliveries.PLACE);
            entities.flush();
            record(tenant, actor, "webhook.created", endpoint);
            return new Made(endpoint.id, secret);
        });
    }

    void update(TenantId tenant, Actor actor, UUID id, Set<EventType> types) {
        tenancy.inTenant(tenant, () -> {
            Endpoint endpoint = get(id);
            endpoint.types = slugs(types);
            record(tenant, actor, "webhook.updated", endpoint);
        });
    }

    /** Meanwhile events wait; those that are older than they are kept are lost. */
    void pause(TenantId tenant, Actor actor, UUID id, boolean paused) {
        tenancy.inTenant(tenant, () -> {
            Endpoint endpoint = get(id);
            endpoint.pausedAt = paused ? clock.instant() : null;
            record(tenant, actor, paused ? "webhook.paused" : "webhook.resumed", endpoint);
            jobs.wake(job, Work.of(tenant, id));
        });
    }

    void remove(TenantId tenant, Actor actor, UUID id) {
        tenancy.inTenant(tenant, () -> {
            Endpoint endpoint = get(id);
            entities.remove(endpoint);
            record(tenant, actor, "webhook.removed", endpoint);
        });
    }

    /** Newest first, older than {@code before}. */
    List<DeliveryRow> deliveries(TenantId tenant, UUID id, long before, int most) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "select e, d from Delivery d join StoredEvent e on e.id = d.eventId"
                                + " where d.endpointId = ?1 and e.sequence < ?2 order by e.sequence desc",
                        Object[].class)
                .setParameter(1, id)
                .setParameter(2, before)
                .setMaxResults(most)
                .getResultStream()
                .map(row -> DeliveryRow.of((StoredEvent) row[0], (Delivery) row[1]))
                .toList());
    }

    /** Tells an event once more, whatever became of it: the same id, so that the receiver can see it. */
    void again(TenantId tenant, UUID id, UUID event) {
        tenancy.inTenant(tenant, () -> {
            Delivery delivery = entities.find(Delivery.class, new Delivery.Key(id, event));
            if (delivery == null) {
                throw new NotFoundException();
            }
            delivery.state = Delivery.State.WAITING;
            delivery.firstAttemptAt = null;
            delivery.attempts = 0;
            delivery.nextAttemptAt = clock.instant();
            delivery.finishedAt = null;
            jobs.wake(job, Work.of(tenant, id));
        });
    }

    private Endpoint get(UUID id) {
        Endpoint endpoint = entities.find(Endpoint.class, id);
        if (endpoint == null) {
            throw new NotFoundException();
        }
        return endpoint;
    }

    private static String[] slugs(Set<EventType> types) {
        return types.stream().sorted().map(EventType::slug).toArray(String[]::new);
    }

    /** The host alone: a path may be a secret of the receiver. */
    private void record(TenantId tenant, Actor actor, String action, Endpoint endpoint) {
        String host = URI.create(endpoint.url).getHost();
        audit.append(
                tenant,
                new AuditLine(
                        action,
                        actor,
                        null,
                        null,
                        null,
                        null,
                        host,
                        null,
                        Map.of("types", String.join(" ", endpoint.types))));
    }
}
