package io.postern.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.platform.tenancy.TenantId;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;

/** Appends history. Each entry holds the hash of the one before, so that a later edit, deletion or swap shows. */
@ApplicationScoped
public class AuditTrail {
    private final EntityManager entities;
    private final Clock clock;
    private final ObjectMapper json;
    private final List<AuditListener> listeners;

    AuditTrail(EntityManager entities, Clock clock, ObjectMapper json, @All List<AuditListener> listeners) {
        this.listeners = listeners;
        this.entities = entities;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Joins the caller's transaction, which is one of {@code tenant}: the entry is there if and only if the act is. It
     * holds the tenant's history until that ends, so it comes last: whoever then asks for a row that others have may
     * wait for those who wait for him.
     */
    public void append(TenantId tenant, AuditLine line) {
        AuditHead head = lockHead(tenant);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var entry = new AuditEntry();
        entry.sequence = head.sequence + 1;
        entry.at = now;
        entry.action = line.action();
        entry.actor = line.actor().name();
        entry.actorMemberId = line.actor().memberId();
        entry.via = line.actor().via();
        entry.remoteAddress = line.actor().remoteAddress();
        entry.changeId = line.changeId();
        entry.batchId = line.batchId();
        entry.domainId = line.domainId();
        entry.mailboxId = line.mailboxId();
        entry.target = line.target();
        entry.state = line.state();
        entry.details = write(line);
        entry.previousHash = head.hash;
        entry.hash = hash(tenant, entry);
        entities.persist(entry);
        head.sequence = entry.sequence;
        head.hash = entry.hash;
        listeners.forEach(listener -> listener.appended(tenant, line, now));
    }

    /** Makes everybody else who appends for the tenant wait until the caller's transaction ends. */
    public void hold(TenantId tenant) {
        AuditHead _ = lockHead(tenant);
    }

    private AuditHead lockHead(TenantId tenant) {
        entities.createNativeQuery(
                        "insert into audit_head (tenant_id, sequence, hash) values (?1, 0, ?2) on conflict do nothing")
                .setParameter(1, tenant.value())
                .setParameter(2, new byte[32])
                .executeUpdate();
        AuditHead head = entities.find(AuditHead.class, tenant.value(), LockModeType.PESSIMISTIC_WRITE);
        entities.refresh(head);
        return head;
    }

    private String write(AuditLine line) {
        try {
            var details = new TreeMap<>(line.details());
            if (line.actor().behalf() != null) {
                details.put("acting-for", line.actor().behalf().customerId().toString());
                details.put("acting-reason", line.actor().behalf().reason());
            }
            return json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SHA-256 over the previous hash and every column, each with its length. */
    static byte[] hash(TenantId tenant, AuditEntry entry) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(entry.previousHash);
            for (Object part : new Object[] {
                tenant,
                entry.sequence,
                entry.at.toEpochMilli(),
                entry.action,
                entry.actor,
                entry.actorMemberId,
                entry.via,
                entry.remoteAddress,
                entry.changeId,
                entry.batchId,
                entry.domainId,
                entry.mailboxId,
                entry.target,
                entry.state,
                entry.details
            }) {
                byte[] bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
