package io.postern.connection;

import io.postern.platform.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

/** One sealed credential of a connection. Associated data: {@code tenant|connection|field}. */
@Entity
@Table(name = "connection_credential")
@IdClass(ConnectionCredential.Key.class)
public class ConnectionCredential extends TenantOwned {
    @Id
    @Column(name = "connection_id")
    public UUID connectionId;

    @Id
    public String field;

    public byte[] sealed;

    public record Key(UUID connectionId, String field) {}
}
