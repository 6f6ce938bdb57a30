package io.postern.mailbox.policy;

import io.postern.platform.tenancy.Global;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How long new passwords have to be. Row-level security guards it; to Hibernate its key is the tenant itself. */
@Entity
@Global
@Table(name = "password_policy")
class MinimumLength {
    @Id
    @Column(name = "tenant_id")
    String tenantId;

    @Column(name = "minimum_length")
    int characters;
}
