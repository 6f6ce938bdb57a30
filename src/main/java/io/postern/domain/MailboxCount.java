package io.postern.domain;

import io.postern.platform.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** How many mailboxes of one kind a domain has; kept by the database, only read here. */
@Entity
@Immutable
@IdClass(MailboxCount.Key.class)
@Table(name = "mailbox_count")
class MailboxCount extends TenantOwned {
    @Id
    @Column(name = "domain_id")
    UUID domainId;

    @Id
    String status;

    @Id
    @Column(name = "account_type")
    String accountType;

    @Id
    @Column(name = "over_quota")
    boolean overQuota;

    long mailboxes;

    record Key(UUID domainId, String status, String accountType, boolean overQuota) {}
}
