package io.postern.selfservice.link;

import io.postern.access.Actor;
import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.directory.Mailbox;
import io.postern.mailbox.OpenMailbox;
import io.postern.platform.job.Jobs;
import io.postern.platform.job.Work;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.BaseUrl;
import io.postern.provider.spi.Address;
import io.postern.selfservice.link.SetPasswordLink.MailState;
import io.postern.selfservice.offer.SelfServiceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Links with which owners of mailboxes set their passwords. A mailbox has one at most that can be used. */
@ApplicationScoped
public class SetPasswordLinks {
    /** Part of what seals a code. */
    static final String SEAL = "set-password-link";

    private static final int SHOWN = 5;

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final SelfServiceSettings settings;
    private final BaseUrl baseUrl;
    private final Vault vault;
    private final Jobs jobs;
    private final LinkMailJob mails;
    private final AuditTrail audit;
    private final Clock clock;

    SetPasswordLinks(
            Tenancy tenancy,
            EntityManager entities,
            SelfServiceSettings settings,
            BaseUrl baseUrl,
            Vault vault,
            Jobs jobs,
            LinkMailJob mails,
            AuditTrail audit,
            Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.settings = settings;
        this.baseUrl = baseUrl;
        this.vault = vault;
        this.jobs = jobs;
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A link that was made.
     *
     * @param url null when the same form has made it before: it is told once
     */
    public record Issued(UUID id, Instant expiresAt, String url) {
        @Override
        public String toString() {
            return "link " + id;
        }
    }

    /**
     * Makes a link, in place of any that could still be used.
     *
     * @param operation the number of the form, or of the request, that asks for it; or null
     * @param mailTo where it is mailed too, or null
     */
    public Issued issue(TenantId tenant, Actor actor, OpenMailbox mailbox, UUID operation, Address mailTo) {
        LinkCode code = LinkCode.generate();
        String url = url(baseUrl.configured(), tenant, code);
        return tenancy.inTenant(tenant, () -> {
            UUID id = operation == null ? UUID.randomUUID() : operation;
            SetPasswordLink present = entities.find(SetPasswordLink.class, id);
            if (present != null) {
                return new Issued(id, present.expiresAt, null);
            }
            endAll(mailbox.row().id);
            Instant now = clock.instant();
            var link = new SetPasswordLink();
            link.id = id;
            link.mailboxId = mailbox.row().id;
            link.domainId = mailbox.domain().id;
            link.address = mailbox.row().address;
            link.codeHash = code.hash();
            link.createdAt = now;
            link.createdBy = actor.name();
            link.expiresAt = now.plus(Duration.ofHours(settings.linkHours(tenant)));
            if (mailTo != null) {
                link.mailTo = mailTo.toString();
                link.mailState = MailState.WAITING;
                link.sealed = vault.seal(Secret.of(url), tenant.value(), id.toString(), SEAL);
            }
            entities.persist(link);
            record(tenant, actor, "link-issued", link);
            if (mailTo != null) {
                jobs.wake(mails, Work.of(tenant, id));
            }
            return new Issued(id, link.expiresAt, url);
        });
    }

    /** False when it cannot be used any more anyway. */
    public boolean cancel(TenantId tenant, Actor actor, OpenMailbox mailbox, UUID id) {
        return tenancy.inTenant(tenant, () -> {
            SetPasswordLink link = entities.find(SetPasswordLink.class, id);
            if (link == null || !link.mailboxId.equals(mailbox.row().id) || end("id = ?2", id) == 0) {
                return false;
            }
            record(tenant, actor, "link-cancelled", link);
            return true;
        });
    }

    /** The newest links of a mailbox. */
    public List<SetPasswordLink> ofMailbox(TenantId tenant, UUID mailboxId) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "from SetPasswordLink where mailboxId = ?1 order by createdAt desc, id", SetPasswordLink.class)
                .setParameter(1, mailboxId)
                .setMaxResults(SHOWN)
                .getResultList());
    }

    Optional<SetPasswordLink> find(TenantId tenant, LinkCode code) {
        return tenancy.inTenant(
                tenant, () -> entities.createQuery("from SetPasswordLink where codeHash = ?1", SetPasswordLink.class)
                        .setParameter(1, code.hash())
                        .getResultStream()
                        .findFirst());
    }

    /** Its page was shown; that alone uses nothing up. */
    void opened(TenantId tenant, SetPasswordLink link) {
        if (link.openedAt == null) {
            tenancy.inTenant(tenant, () -> {
                entities.createQuery("update SetPasswordLink set openedAt = ?1 where id = ?2 and openedAt is null")
                        .setParameter(1, clock.instant())
                        .setParameter(2, link.id)
                        .executeUpdate();
            });
        }
    }

    private int end(String which, UUID value) {
        return entities.createQuery("update SetPasswordLink set cancelledAt = ?1, sealed = null, mailState = case"
                        + " when mailState = ?3 then ?4 else mailState end where usedAt is null and cancelledAt is null"
                        + " and expiresAt > ?1 and " + which)
                .setParameter(1, clock.instant())
                .setParameter(2, value)
                .setParameter(3, MailState.WAITING)
                .setParameter(4, MailState.NONE)
                .executeUpdate();
    }

    private void endAll(UUID mailboxId) {
        // two at once wait here for each other, so that one of them stays
        entities.find(Mailbox.class, mailboxId, LockModeType.PESSIMISTIC_WRITE);
        int _ = end("mailboxId = ?2", mailboxId);
    }

    private void record(TenantId tenant, Actor actor, String what, SetPasswordLink link) {
        audit.append(
                tenant,
                new AuditLine(
                        "self-service." + what,
                        actor,
                        null,
                        null,
                        link.domainId,
                        link.mailboxId,
                        link.address,
                        null,
                        link.mailTo == null ? Map.of() : Map.of("mail-to", link.mailTo)));
    }

    /** Never from a request's own headers: whoever can make those would choose where the code goes. */
    private static String url(String base, TenantId tenant, LinkCode code) {
        return base + "/" + tenant + "/me/link?code=" + code.value();
    }
}
