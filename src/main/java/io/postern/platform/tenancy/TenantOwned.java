package io.postern.platform.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.TenantId;

/** Every row that belongs to a tenant. Hibernate stamps and filters it; row-level security does so again. */
@MappedSuperclass
public abstract class TenantOwned {
    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    private String tenantId;

    public String tenantId() {
        return tenantId;
    }
}
