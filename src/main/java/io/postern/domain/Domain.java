package io.postern.domain;

import io.postern.platform.tenancy.TenantOwned;
import io.postern.provider.spi.MailDomain;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;

/**
 * A mail domain, served through one connection, with the state of its directory copy. Only what changed is written, so
 * that a page's edit does not turn a running pass back.
 */
@Entity
@DynamicUpdate
public class Domain extends TenantOwned {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    public String name;

    @Column(name = "connection_id")
    public UUID connectionId;

    @Column(name = "customer_id")
    public UUID customerId;

    /** LogicBoxes: the order id. */
    @Column(name = "external_id")
    public String externalId;

    public boolean managed;

    @Column(name = "parked_at")
    public Instant parkedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "sync_state")
    public SyncState syncState = SyncState.WAITING;

    @Column(name = "sync_started_at")
    public Instant syncStartedAt;

    /** Mailboxes seen so far in the running pass. */
    @Column(name = "sync_progress")
    public int syncProgress;

    /** End of the last complete pass: the age of the data. */
    @Column(name = "synced_at")
    public Instant syncedAt;

    /** Kind of the last failure, null once a pass succeeds. */
    @Column(name = "sync_failure")
    public String syncFailure;

    @Column(name = "sync_failure_at")
    public Instant syncFailureAt;

    @Column(name = "sync_requested_at")
    public Instant syncRequestedAt;

    /** Set by the billing system of its customer: nobody of it may work, whatever staff say of single mailboxes. */
    @Column(name = "billing_stopped_at")
    public Instant billingStoppedAt;

    /** In the billing system's words, or null. */
    @Column(name = "billing_stop_reason")
    public String billingStopReason;

    /** How many mailboxes it may hold in all; null for any number. */
    @Column(name = "mailbox_limit")
    public Integer mailboxLimit;

    /** The size of new mailboxes; null for the provider's own. */
    @Column(name = "mailbox_quota_bytes")
    public Long mailboxQuotaBytes;

    @Column(name = "created_at")
    public Instant createdAt;

    public boolean stoppedByBilling() {
        return billingStoppedAt != null;
    }

    public MailDomain mailDomain() {
        return new MailDomain(name, externalId);
    }

    public enum SyncState {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }
}
