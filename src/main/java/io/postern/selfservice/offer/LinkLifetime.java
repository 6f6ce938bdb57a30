package io.postern.selfservice.offer;

import io.postern.platform.tenancy.Global;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How long links of a tenant are good. Row-level security guards it; to Hibernate its key is the tenant itself. */
@Entity
@Global
@Table(name = "link_lifetime")
class LinkLifetime {
    @Id
    @Column(name = "tenant_id")
    String tenantId;

    int hours;
}
