package io.postern.webhook;

import io.postern.access.AuditLine;
import io.postern.access.AuditListener;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of a service becomes an event, in the transaction that makes it so. */
@ApplicationScoped
class ServiceEvents implements AuditListener {
    private final Events events;
    private final EntityManager entities;

    ServiceEvents(Events events, EntityManager entities) {
        this.events = events;
        this.entities = entities;
    }

    @Override
    public void appended(TenantId tenant, AuditLine line, Instant at) {
        switch (line.action()) {
            case "service.settled" ->
                EventType.ofState(line.details().get("state"))
                        .filter(type -> !told(line, type))
                        .ifPresent(type -> write(tenant, type, line, at));
            case "service.failed" -> write(tenant, EventType.SERVICE_FAILED, line, at);
            default -> {
                // no event
            }
        }
    }

    private void write(TenantId tenant, EventType type, AuditLine line, Instant at) {
        Map<String, String> details = line.details();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("installation", details.get("installation"));
        data.put("service", details.get("service"));
        data.put("domain", line.target());
        data.put("desired_state", details.get("state"));
        data.put("reason", details.get("reason"));
        if (type == EventType.SERVICE_FAILED) {
            data.put("trouble", details.get("trouble"));
        }
        events.write(tenant, type, subject(line), null, at, data);
    }

    /** A mailbox that appears later unsettles a service for a while; nobody wanted anything else then. */
    private boolean told(AuditLine line, EventType type) {
        return !entities.createQuery(
                        "from StoredEvent where subject = ?1 and type = ?2 and at >= ?3", StoredEvent.class)
                .setParameter(1, subject(line))
                .setParameter(2, type.slug())
                .setParameter(3, Instant.parse(line.details().get("changed")))
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private static String subject(AuditLine line) {
        return line.details().get("installation") + "/" + line.details().get("service");
    }
}
