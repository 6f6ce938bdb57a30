package io.postern.customer;

import io.postern.platform.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** The reseller's client; owns domains. */
@Entity
public class Customer extends TenantOwned {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    /** The reseller's own name for it, for example {@code c17}. */
    @Column(name = "external_id")
    public String externalId;

    public String name;
    public boolean managed;
}
