package io.postern.connection;

import io.postern.platform.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;

/** A tenant's account at one provider. Its credentials are sealed rows of their own. */
@Entity
@DynamicUpdate
public class Connection extends TenantOwned {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    /** The reseller's own name for it, for example {@code lb}. */
    @Column(name = "external_id")
    public String externalId;

    public String provider;
    public String endpoint;
    public boolean managed;

    /** Set when the tenants file dropped it: kept for its history, no longer called. */
    @Column(name = "parked_at")
    public Instant parkedAt;

    /** Set by its owner: nothing is called until it is resumed. */
    @Column(name = "paused_at")
    public Instant pausedAt;

    @Enumerated(EnumType.STRING)
    public Health health = Health.UNKNOWN;

    @Column(name = "health_detail")
    public String healthDetail;

    @Column(name = "health_at")
    public Instant healthAt;

    /** Counts up when endpoint or credentials change, so that no open driver outlives them. */
    @Column(name = "credentials_version")
    public int credentialsVersion = 1;

    @Column(name = "created_at")
    public Instant createdAt;

    /** What the last calls said about the connection. */
    public enum Health {
        UNKNOWN,
        WORKING,
        /** Our credentials or our address are refused: work on it stops until the owner acts. */
        REFUSED,
        UNREACHABLE
    }
}
