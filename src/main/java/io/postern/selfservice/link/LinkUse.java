package io.postern.selfservice.link;

import io.postern.access.Actor;
import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.change.ChangeState;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.mailbox.OpenMailbox;
import io.postern.mailbox.password.Passwords;
import io.postern.platform.secret.Secret;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.Capability;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Uses a link: it is taken first, by one of all who send it, and given back when the provider refuses what it was used for.
 */
@ApplicationScoped
class LinkUse {
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Passwords passwords;
    private final Changes changes;
    private final AuditTrail audit;
    private final Clock clock;

    LinkUse(
            Tenancy tenancy,
            EntityManager entities,
            Passwords passwords,
            Changes changes,
            AuditTrail audit,
            Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.passwords = passwords;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param next null where the provider makes the password
     * @return nothing when somebody else was quicker
     */
    Optional<ChangeView> use(TenantId tenant, SetPasswordLink link, OpenMailbox mailbox, Secret next, String remote) {
        Actor actor = new Actor(mailbox.row().address, null, "link", remote);
        if (!take(tenant, link, actor)) {
            return Optional.empty();
        }
        ChangeView change = null;
        try {
            change = next == null
                    ? passwords.reset(tenant, actor, UUID.randomUUID(), mailbox.target())
                    : passwords.set(tenant, actor, UUID.randomUUID(), mailbox.target(), next, false);
            return Optional.of(change);
        } finally {
            settle(tenant, link, change);
        }
    }

    /** The password that the provider made, once; also when it took its time. */
    Optional<Secret> made(TenantId tenant, SetPasswordLink link) {
        return link.changeId == null ? Optional.empty() : changes.takeSecret(tenant, link.changeId, null);
    }

    /** How the change stands that the link was used for. */
    Optional<ChangeView> outcome(TenantId tenant, SetPasswordLink link) {
        return changes.find(tenant, link.changeId);
    }

    static boolean sets(OpenMailbox mailbox) {
        return mailbox.can(Capability.PASSWORD_SET);
    }

    static boolean possible(OpenMailbox mailbox) {
        return sets(mailbox) || mailbox.can(Capability.PASSWORD_RESET);
    }

    private boolean take(TenantId tenant, SetPasswordLink link, Actor actor) {
        return tenancy.inTenant(tenant, () -> {
            int taken = entities.createQuery("update SetPasswordLink set usedAt = ?1, sealed = null where id = ?2"
                            + " and usedAt is null and cancelledAt is null and expiresAt > ?1")
                    .setParameter(1, clock.instant())
                    .setParameter(2, link.id)
                    .executeUpdate();
            if (taken > 0) {
                audit.append(
                        tenant,
                        new AuditLine(
                                "self-service.link-used",
                                actor,
                                null,
                                null,
                                link.domainId,
                                link.mailboxId,
                                link.address,
                                null,
                                Map.of()));
            }
            return taken > 0;
        });
    }

    /** What certainly was not applied leaves the link as it was. */
    private void settle(TenantId tenant, SetPasswordLink link, ChangeView change) {
        boolean notMade = change == null
                || change.finished() && (change.state() == ChangeState.REFUSED || change.state() == ChangeState.FAILED);
        tenancy.inTenant(tenant, () -> {
            SetPasswordLink used = entities.find(SetPasswordLink.class, link.id, LockModeType.PESSIMISTIC_WRITE);
            used.changeId = change == null ? null : change.id();
            if (notMade) {
                used.usedAt = null;
                used.cancelledAt = replaced(used) ? clock.instant() : null;
            }
        });
    }

    /** Whether staff made another one meanwhile. */
    private boolean replaced(SetPasswordLink link) {
        return entities.createQuery(
                                "select count(*) from SetPasswordLink where mailboxId = ?1 and createdAt > ?2",
                                Long.class)
                        .setParameter(1, link.mailboxId)
                        .setParameter(2, link.createdAt)
                        .getSingleResult()
                > 0;
    }
}
