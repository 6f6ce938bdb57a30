package io.postern.webhook;

import io.postern.platform.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** Where a tenant wants to be told. The secret is sealed; associated data: {@code tenant|endpoint|webhook}. */
@Entity
@Table(name = "webhook_endpoint")
class Endpoint extends TenantOwned {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String url;
    String[] types = {};
    byte[] sealed;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "paused_at")
    Instant pausedAt;

    /** Since when events are given up; ends with the next that arrives. */
    @Column(name = "failing_since")
    Instant failingSince;

    boolean wants(EventType type) {
        return Arrays.asList(types).contains(type.slug());
    }
}
