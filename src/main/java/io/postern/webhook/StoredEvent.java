package io.postern.webhook;

import io.postern.platform.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;

/** Something that happened, as it is told. */
@Entity
@Table(name = "webhook_event")
class StoredEvent extends TenantOwned {
    @Id
    UUID id;

    /** In the order of commits within a tenant. */
    @Generated
    @Column(insertable = false, updatable = false)
    Long sequence;

    String type;
    String subject;

    @Column(name = "change_id")
    UUID changeId;

    Instant at;

    /** As sent and signed: not one byte moves between attempts. */
    String body;
}
