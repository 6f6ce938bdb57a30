package io.postern.access;

import io.postern.platform.tenancy.Global;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * The last link of a tenant's chain. Its row lock puts appends in order. Row-level security guards it like any other
 * table; to Hibernate its key is the tenant itself.
 */
@Entity
@Global
@Table(name = "audit_head")
class AuditHead {
    @Id
    @Column(name = "tenant_id")
    String tenantId;

    long sequence;
    byte[] hash;
}
