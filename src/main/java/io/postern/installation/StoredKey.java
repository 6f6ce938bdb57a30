package io.postern.installation;

import io.postern.platform.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A key of an installation: public, or shared and sealed. Associated data: {@code tenant|installation|kid}. */
@Entity
@Table(name = "installation_key")
@IdClass(StoredKey.Key.class)
class StoredKey extends TenantOwned {
    @Id
    @Column(name = "installation_id")
    UUID installationId;

    @Id
    String kid;

    String jwk;
    byte[] sealed;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "last_used_at")
    Instant lastUsedAt;

    record Key(UUID installationId, String kid) {}
}
