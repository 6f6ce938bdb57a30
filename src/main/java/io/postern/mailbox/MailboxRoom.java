package io.postern.mailbox;

import io.postern.domain.Domain;
import io.postern.domain.Domains;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Whether a domain may have one more mailbox: its billing system may have set a limit, or have stopped it. */
@ApplicationScoped
public class MailboxRoom {
    private static final String FIELD = "localPart";

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Domains domains;

    MailboxRoom(Tenancy tenancy, EntityManager entities, Domains domains) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.domains = domains;
    }

    /** There is none. */
    public static final class NoRoomException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient FieldError error;

        NoRoomException(FieldError error) {
            super(error.messageKey());
            this.error = error;
        }

        public FieldError error() {
            return error;
        }
    }

    /** How much of a limit is used. */
    public record Room(long used, int limit) {
        public boolean full() {
            return used >= limit;
        }
    }

    /** Nothing where the domain has no limit. */
    public Optional<Room> left(TenantId tenant, Domain domain) {
        return domain.mailboxLimit == null
                ? Optional.empty()
                : Optional.of(new Room(tenancy.inTenant(tenant, () -> used(tenant, domain.id)), domain.mailboxLimit));
    }

    /** What is to be told before somebody tries. Addresses that only pass mail on need no room. */
    public Optional<FieldError> refusal(TenantId tenant, UUID domainId, boolean forwardOnly) {
        return tenancy.inTenant(tenant, () -> refusal(tenant, entities.find(Domain.class, domainId), forwardOnly));
    }

    /**
     * For the transaction that records a creation: two at once for the last place are told apart.
     *
     * @throws NoRoomException when there is none
     */
    public void take(TenantId tenant, UUID domainId, boolean forwardOnly) {
        Domain domain = entities.find(Domain.class, domainId, LockModeType.PESSIMISTIC_WRITE);
        entities.refresh(domain);
        refusal(tenant, domain, forwardOnly).ifPresent(error -> {
            throw new NoRoomException(error);
        });
    }

    private Optional<FieldError> refusal(TenantId tenant, Domain domain, boolean forwardOnly) {
        if (domain.stoppedByBilling()) {
            return Optional.of(new FieldError(FIELD, "domain-stopped", Map.of()));
        }
        if (forwardOnly || domain.mailboxLimit == null || used(tenant, domain.id) < domain.mailboxLimit) {
            return Optional.empty();
        }
        return Optional.of(new FieldError(FIELD, "domain-full", Map.of("limit", domain.mailboxLimit.toString())));
    }

    private long used(TenantId tenant, UUID domainId) {
        return domains.storedMailboxes(tenant, domainId)
                + entities.createQuery(
                                "select count(*) from Change where domainId = ?1 and finishedAt is null"
                                        + " and kind in ('create', 'restore')",
                                Long.class)
                        .setParameter(1, domainId)
                        .getSingleResult();
    }
}
