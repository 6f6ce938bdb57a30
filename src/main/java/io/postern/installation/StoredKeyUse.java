package io.postern.installation;

import io.postern.platform.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** How often a key was used within one hour. */
@Entity
@Table(name = "installation_key_use")
@IdClass(StoredKeyUse.Key.class)
class StoredKeyUse extends TenantOwned {
    @Id
    @Column(name = "installation_id")
    UUID installationId;

    @Id
    String kid;

    @Id
    Instant hour;

    long uses;

    record Key(UUID installationId, String kid, Instant hour) {}
}
