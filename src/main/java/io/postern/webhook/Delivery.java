package io.postern.webhook;

import io.postern.platform.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One event on its way to one endpoint. */
@Entity
@Table(name = "webhook_delivery")
@IdClass(Delivery.Key.class)
public class Delivery extends TenantOwned {
    @Id
    @Column(name = "endpoint_id")
    UUID endpointId;

    @Id
    @Column(name = "event_id")
    UUID eventId;

    @Enumerated(EnumType.STRING)
    State state = State.WAITING;

    int attempts;

    @Column(name = "first_attempt_at")
    Instant firstAttemptAt;

    /** Null once it is finished. */
    @Column(name = "next_attempt_at")
    Instant nextAttemptAt;

    @Column(name = "finished_at")
    Instant finishedAt;

    /** The status that came back, or an {@link Answer} in a word. */
    String answer;

    public enum State {
        WAITING,
        DONE,
        GIVEN_UP
    }

    record Key(UUID endpointId, UUID eventId) {}
}
