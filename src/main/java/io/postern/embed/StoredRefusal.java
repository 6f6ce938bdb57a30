package io.postern.embed;

import io.postern.platform.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** A launch that was not let in. What it claimed is not proven, and the token is not kept. */
@Entity
@Table(name = "launch_refusal")
class StoredRefusal extends TenantOwned {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    Instant at;

    /** The number that the visitor's page and the log show. */
    String reference;

    /** A {@link LaunchRefusal.Check}; as text, since one may leave the list. */
    String reason;

    /** As the token named it. */
    String installation;

    /** Host of the page that sent it. */
    String origin;

    @Column(name = "address_range")
    String addressRange;

    @Column(name = "user_agent")
    String userAgent;
}
