package io.postern.change;

import io.postern.platform.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** Many changes started by one act. */
@Entity
public class Batch extends TenantOwned {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    public String kind;
    public int total;
    public String actor;

    @Column(name = "actor_member_id")
    public UUID actorMemberId;

    @Column(name = "created_at")
    public Instant createdAt;
}
