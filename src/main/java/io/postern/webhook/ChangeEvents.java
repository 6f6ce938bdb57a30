package io.postern.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.access.AuditLine;
import io.postern.access.AuditListener;
import io.postern.change.Change;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A change that is done becomes an event, in the transaction that makes it so. */
@ApplicationScoped
class ChangeEvents implements AuditListener {
    private static final String CHANGE = "change.";

    private final Events events;
    private final EntityManager entities;
    private final ObjectMapper json;

    ChangeEvents(Events events, EntityManager entities, ObjectMapper json) {
        this.events = events;
        this.entities = entities;
        this.json = json;
    }

    @Override
    public void appended(TenantId tenant, AuditLine line, Instant at) {
        if (line.changeId() == null
                || !"DONE".equals(line.state())
                || !line.action().startsWith(CHANGE)
                || told(line.changeId())) {
            return;
        }
        EventType.ofKind(line.action().substring(CHANGE.length())).ifPresent(type -> {
            Map<String, Object> data = new LinkedHashMap<>();
            String mailbox = mailbox(line);
            data.put("mailbox_id", mailbox);
            data.put("address", line.target());
            data.put("domain", line.target().substring(line.target().indexOf('@') + 1));
            if (type == EventType.MAILBOX_RENAMED) {
                data.put("new_address", newAddress(line));
            }
            data.put("actor", line.actor().name());
            data.put("via", line.actor().via());
            data.put("change_id", line.changeId().toString());
            // by the address where the portal has no copy of the mailbox
            events.write(tenant, type, mailbox == null ? line.target() : mailbox, line.changeId(), at, data);
        });
    }

    private boolean told(UUID change) {
        return !entities.createQuery("from StoredEvent where changeId = ?1", StoredEvent.class)
                .setParameter(1, change)
                .getResultList()
                .isEmpty();
    }

    /** A mailbox that was made just now has its row already, but the change was asked for without it. */
    private String mailbox(AuditLine line) {
        if (line.mailboxId() != null) {
            return line.mailboxId().toString();
        }
        return entities.createQuery("select id from Mailbox where address = ?1", UUID.class)
                .setParameter(1, line.target())
                .getResultStream()
                .map(UUID::toString)
                .findFirst()
                .orElse(null);
    }

    private String newAddress(AuditLine line) {
        Change change = entities.find(Change.class, line.changeId());
        if (change == null || change.outcome == null) {
            return null;
        }
        try {
            return json.readTree(change.outcome).path("address").textValue();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an outcome that cannot be read", e);
        }
    }
}
