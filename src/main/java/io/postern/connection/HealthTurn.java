package io.postern.connection;

import io.postern.platform.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** When a connection began to do well, or badly. */
@Entity
@Table(name = "connection_health")
public class HealthTurn extends TenantOwned {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    @Column(name = "connection_id")
    public UUID connectionId;

    public Instant at;

    @Enumerated(EnumType.STRING)
    public Connection.Health health;

    public String detail;
}
