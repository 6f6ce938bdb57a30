package io.postern.delegation;

import io.postern.platform.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** One time that somebody of the staff acted for a customer. */
@Entity
@Table(name = "acting_period")
public class ActingPeriod extends TenantOwned {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    @Column(name = "customer_id")
    public UUID customerId;

    @Column(name = "session_id")
    public UUID sessionId;

    @Column(name = "member_id")
    public UUID memberId;

    /** Of the person who acts. */
    public String name;

    public String reason;

    @Column(name = "started_at")
    public Instant startedAt;

    /** When it ends by itself. */
    public Instant until;

    @Column(name = "ended_at")
    public Instant endedAt;

    @Enumerated(EnumType.STRING)
    public Ended ended;

    /** Why it ended. */
    public enum Ended {
        /** The person stopped it. */
        STOPPED,
        /** Its time was over. */
        TIME,
        /** The customer took back what it had granted, or the reseller now asks for that. */
        WITHDRAWN,
        /** The person signed out, was signed out, or may not act any more. */
        SIGNED_OUT
    }
}
