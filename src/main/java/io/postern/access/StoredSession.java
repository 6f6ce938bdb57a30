package io.postern.access;

import io.postern.platform.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** One signed-in browser at one tenant. Only the hash of its token is kept. */
@Entity
@Table(name = "session")
public class StoredSession extends TenantOwned {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    @Column(name = "token_hash")
    public byte[] tokenHash;

    @Column(name = "member_id")
    public UUID memberId;

    @Column(name = "mailbox_id")
    public UUID mailboxId;

    public String name;

    @Enumerated(EnumType.STRING)
    public Role role;

    @Column(name = "customer_id")
    public UUID customerId;

    /** Narrows the session to these domains; null for all that the customer scope allows. */
    @Column(name = "domain_ids")
    public UUID[] domainIds;

    /** How it came in: {@code oidc}, {@code launch}, later {@code mailbox}. */
    public String via;

    @Column(name = "remote_address")
    public String remoteAddress;

    @Column(name = "user_agent")
    public String userAgent;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "last_seen_at")
    public Instant lastSeenAt;

    @Column(name = "expires_at")
    public Instant expiresAt;

    @Column(name = "ended_at")
    public Instant endedAt;

    /** {@code light} or {@code dark}, as the site around the frame; null for the browser's own choice. */
    public String theme;

    /** A language tag, as the site around the frame; null for the browser's own choice. */
    public String locale;

    /** The sentence that the next page shows, where no cookie can carry it. */
    public String flash;

    /** Where a launched visitor goes back to, or null. */
    @Column(name = "return_url")
    public String returnUrl;

    /** The billing system that vouched for a launched visitor, and the visitor's id there. */
    @Column(name = "launched_by")
    public String launchedBy;

    @Column(name = "launched_subject")
    public String launchedSubject;

    /** While staff acts for a customer. */
    @Column(name = "acting_customer_id")
    public UUID actingCustomerId;

    @Column(name = "acting_reason")
    public String actingReason;

    @Column(name = "acting_until")
    public Instant actingUntil;

    /** Whether a launch brings the same person with the same rights. */
    boolean of(Launched visitor) {
        Set<UUID> domains = domainIds == null ? null : Set.of(domainIds);
        return visitor.installation().equals(launchedBy)
                && visitor.subject().equals(launchedSubject)
                && visitor.role() == role
                && Objects.equals(visitor.mailboxId(), mailboxId)
                && visitor.scope().equals(new Scope(customerId, domains));
    }

    /** What a launch says of looks, and of the person's name. */
    void show(Launched visitor) {
        name = visitor.name();
        theme = visitor.theme();
        locale = visitor.locale();
        returnUrl = visitor.returnUrl();
    }
}
