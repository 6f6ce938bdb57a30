package io.postern.access;

import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The portal's own sessions of mailbox owners, for those who change what lets an owner in. Joins an open transaction. */
@ApplicationScoped
public class MailboxSessions {
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Clock clock;

    MailboxSessions(Tenancy tenancy, EntityManager entities, Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Ends all sessions of a mailbox.
     *
     * @param but the session at hand of the owner who asked for it, or null
     */
    public int end(TenantId tenant, UUID mailboxId, UUID but) {
        UUID kept = but == null ? new UUID(0, 0) : but;
        return tenancy.inTenant(tenant, () -> entities.createQuery("update StoredSession set endedAt = ?1"
                        + " where mailboxId = ?2 and id <> ?3 and endedAt is null")
                .setParameter(1, clock.instant())
                .setParameter(2, mailboxId)
                .setParameter(3, kept)
                .executeUpdate());
    }

    /** Ends those of all mailboxes of these domains, as when a service is stopped. */
    public int endOfDomains(TenantId tenant, List<UUID> domainIds) {
        return domainIds.isEmpty()
                ? 0
                : tenancy.inTenant(
                        tenant, () -> entities.createQuery("update StoredSession set endedAt = ?1 where endedAt is null"
                                        + " and mailboxId in (select m.id from Mailbox m where m.domainId in ?2)")
                                .setParameter(1, clock.instant())
                                .setParameter(2, domainIds)
                                .executeUpdate());
    }
}
