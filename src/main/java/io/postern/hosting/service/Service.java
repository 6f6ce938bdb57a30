package io.postern.hosting.service;

import io.postern.platform.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;

/** One domain of one customer, as a billing system sells it. */
@Entity
@DynamicUpdate
public class Service extends TenantOwned {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    /** The billing system's id at the tenant. */
    public String installation;

    /** The billing system's own id of the service. */
    @Column(name = "external_id")
    public String externalId;

    @Column(name = "domain_name")
    public String domainName;

    /** Null until the domain is in the portal. */
    @Column(name = "domain_id")
    public UUID domainId;

    @Column(name = "connection_id")
    public UUID connectionId;

    @Column(name = "customer_id")
    public UUID customerId;

    @Column(name = "order_id")
    public String orderId;

    @Enumerated(EnumType.STRING)
    public DesiredState desired;

    /** In the billing system's words, or null. */
    public String reason;

    @Column(name = "mailbox_limit")
    public Integer mailboxLimit;

    @Column(name = "quota_bytes")
    public Long quotaBytes;

    /** When everything was as desired; null while it is not. */
    @Column(name = "settled_at")
    public Instant settledAt;

    /** Why the domain itself is not as desired: the name of a {@link ServiceTrouble}, or null. */
    public String trouble;

    @Column(name = "trouble_words")
    public String troubleWords;

    /** When its billing system was told that it cannot be as it last wanted it, or some of it; null while it was not. */
    @Column(name = "failed_at")
    public Instant failedAt;

    @Column(name = "deleted_at_provider")
    public boolean deletedAtProvider;

    @Column(name = "created_at")
    public Instant createdAt;

    /** When the billing system last wanted something else. */
    @Column(name = "changed_at")
    public Instant changedAt;

    /** When it was last looked whether everything is as desired. */
    @Column(name = "checked_at")
    public Instant checkedAt;
}
