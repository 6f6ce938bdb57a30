package io.postern.delegation;

import io.postern.platform.tenancy.Global;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * When a tenant's staff may act for customers; none means always. Row-level security guards it like any other table; to
 * Hibernate its key is the tenant itself.
 */
@Entity
@Global
@Table(name = "acting_rule")
class ActingRule {
    @Id
    @Column(name = "tenant_id")
    String tenantId;

    @Column(name = "only_while_granted")
    boolean onlyWhileGranted;
}
