package io.postern.change;

import io.postern.access.Actor;
import io.postern.platform.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;

/** One intended change of one upstream object. The row is the queue: it is finished when {@code finishedAt} is set. */
@Entity
public class Change extends TenantOwned {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    public String kind;

    @Column(name = "connection_id")
    public UUID connectionId;

    @Column(name = "domain_id")
    public UUID domainId;

    @Column(name = "mailbox_id")
    public UUID mailboxId;

    public String address;

    @Column(name = "batch_id")
    public UUID batchId;

    /** Chosen by the form: sending the same form twice is one change. */
    @Column(name = "operation_id")
    public UUID operationId;

    @JdbcTypeCode(SqlTypes.JSON)
    public String input;

    /** Passwords on their way, and one that waits to be shown; wiped at the end. */
    public byte[] sealed;

    @Enumerated(EnumType.STRING)
    public ChangeState state;

    public String actor;

    @Column(name = "actor_member_id")
    public UUID actorMemberId;

    public String via;
    public String reason;

    /** When staff acted for a customer: for whom, and why. */
    @Column(name = "acting_customer_id")
    public UUID actingCustomerId;

    @Column(name = "acting_reason")
    public String actingReason;

    public int attempts;

    /** Counts claims; a worker whose number is no longer here has lost the change. */
    public long fence;

    @Column(name = "lease_until")
    public Instant leaseUntil;

    @Column(name = "next_attempt_at")
    public Instant nextAttemptAt;

    @Column(name = "outcome_kind")
    public String outcomeKind;

    @Column(name = "outcome_code")
    public String outcomeCode;

    @Column(name = "outcome_field")
    public String outcomeField;

    /** The provider's own words. */
    @Column(name = "outcome_message")
    public String outcomeMessage;

    /** JSON: what later changes need, for example what was on before a suspend. */
    @JdbcTypeCode(SqlTypes.JSON)
    public String outcome;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "started_at")
    public Instant startedAt;

    @Column(name = "finished_at")
    public Instant finishedAt;

    Actor actor() {
        Actor.Behalf behalf = actingCustomerId == null ? null : new Actor.Behalf(actingCustomerId, actingReason);
        return new Actor(actor, actorMemberId, via, null, behalf);
    }

    ChangeView view() {
        return new ChangeView(
                id,
                kind,
                domainId,
                mailboxId,
                batchId,
                address,
                state,
                finishedAt != null,
                outcomeKind,
                outcomeCode,
                outcomeMessage,
                outcomeField,
                input,
                outcome,
                state == ChangeState.DONE && sealed != null,
                createdAt,
                finishedAt);
    }
}
