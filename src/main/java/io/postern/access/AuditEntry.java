package io.postern.access;

import io.postern.platform.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One immutable line of history, chained to the one before it within its tenant. */
@Entity
@Table(name = "audit_entry")
@IdClass(AuditEntry.Key.class)
public class AuditEntry extends TenantOwned {
    @Id
    public long sequence;

    public Instant at;
    public String action;
    public String actor;

    @Column(name = "actor_member_id")
    public UUID actorMemberId;

    public String via;

    @Column(name = "change_id")
    public UUID changeId;

    @Column(name = "batch_id")
    public UUID batchId;

    @Column(name = "domain_id")
    public UUID domainId;

    @Column(name = "mailbox_id")
    public UUID mailboxId;

    public String target;
    public String state;

    /** JSON, as hashed: kept as text so that not one byte moves. */
    public String details = "{}";

    @Column(name = "remote_address")
    public String remoteAddress;

    @Column(name = "previous_hash")
    public byte[] previousHash;

    public byte[] hash;

    public record Key(long sequence) {}
}
