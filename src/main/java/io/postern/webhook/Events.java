package io.postern.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.access.AuditTrail;
import io.postern.platform.job.Jobs;
import io.postern.platform.job.Work;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The outbox: what happened is written down with it, and told afterwards. */
@ApplicationScoped
public class Events {
    private static final int MOST = 1_000;

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final AuditTrail audit;
    private final DeliveryJob job;
    private final Jobs jobs;
    private final ObjectMapper json;
    private final Clock clock;

    Events(
            Tenancy tenancy,
            EntityManager entities,
            AuditTrail audit,
            DeliveryJob job,
            Jobs jobs,
            ObjectMapper json,
            Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.audit = audit;
        this.job = job;
        this.jobs = jobs;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Joins the caller's transaction, which is one of {@code tenant}: the event is there if and only if the act is.
     *
     * @param subject what it is about; events of one subject arrive in order
     * @param data never a secret
     */
    public void emit(TenantId tenant, EventType type, String subject, Map<String, Object> data) {
        audit.hold(tenant);
        write(tenant, type, subject, null, clock.instant(), data);
    }

    /** What happened after {@code sequence}, oldest first. Nothing is missed by reading on from the last one. */
    public List<Event> after(TenantId tenant, long sequence, int limit) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "from StoredEvent where sequence > ?1 and type <> 'test' order by sequence", StoredEvent.class)
                .setParameter(1, sequence)
                .setMaxResults(Math.clamp(limit, 1, MOST))
                .getResultStream()
                .map(Event::of)
                .toList());
    }

    /** Sends something harmless to one endpoint. */
    UUID test(TenantId tenant, UUID endpoint) {
        return tenancy.inTenant(tenant, () -> {
            audit.hold(tenant);
            StoredEvent event = store(
                    tenant,
                    EventType.TEST,
                    "test",
                    null,
                    clock.instant(),
                    Map.of("text", "This is a test. Nothing has happened."));
            queue(tenant, endpoint, event);
            return event.id;
        });
    }

    /** The caller holds the tenant's history. */
    void write(TenantId tenant, EventType type, String subject, UUID changeId, Instant at, Map<String, Object> data) {
        StoredEvent event = store(tenant, type, subject, changeId, at, data);
        entities.createQuery("from Endpoint", Endpoint.class)
                .getResultStream()
                .filter(endpoint -> endpoint.wants(type))
                .forEach(endpoint -> queue(tenant, endpoint.id, event));
    }

    private StoredEvent store(
            TenantId tenant, EventType type, String subject, UUID changeId, Instant at, Map<String, Object> data) {
        var event = new StoredEvent();
        event.id = UUID.randomUUID();
        event.type = type.slug();
        event.subject = subject;
        event.changeId = changeId;
        event.at = at;
        event.body = body(tenant, event, data);
        entities.persist(event);
        entities.flush();
        return event;
    }

    private void queue(TenantId tenant, UUID endpoint, StoredEvent event) {
        var delivery = new Delivery();
        delivery.endpointId = endpoint;
        delivery.eventId = event.id;
        delivery.nextAttemptAt = event.at;
        entities.persist(delivery);
        jobs.wake(job, Work.of(tenant, endpoint));
    }

    private String body(TenantId tenant, StoredEvent event, Map<String, Object> data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", event.id.toString());
        body.put("type", event.type);
        body.put("created_at", event.at.truncatedTo(ChronoUnit.MILLIS).toString());
        body.put("tenant", tenant.value());
        body.put("data", data);
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that cannot be told", e);
        }
    }
}
