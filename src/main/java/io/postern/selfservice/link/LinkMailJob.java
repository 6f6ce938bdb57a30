package io.postern.selfservice.link;

import io.postern.access.Actor;
import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.platform.job.Job;
import io.postern.platform.job.Work;
import io.postern.platform.mail.Letter;
import io.postern.platform.mail.Letters;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.Moments;
import io.postern.selfservice.link.SetPasswordLink.MailState;
import io.postern.tenant.Tenants;
import io.postern.tenant.brand.Brands;
import io.postern.tenant.brand.MailFoot;
import io.postern.tenant.brand.MailSender;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Mails links, outside any transaction. Gives up after some tries, so that staff see it and say it another way. */
@ApplicationScoped
class LinkMailJob implements Job {
    private static final Logger LOG = Logger.getLogger(LinkMailJob.class);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(20), Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofMinutes(30));

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Tenants tenants;
    private final Brands brands;
    private final MailFoot foot;
    private final Vault vault;
    private final Letters letters;
    private final LinkMessages messages;
    private final AuditTrail audit;
    private final Clock clock;

    LinkMailJob(
            Tenancy tenancy,
            EntityManager entities,
            Tenants tenants,
            Brands brands,
            MailFoot foot,
            Vault vault,
            Letters letters,
            LinkMessages messages,
            AuditTrail audit,
            Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.tenants = tenants;
        this.brands = brands;
        this.foot = foot;
        this.vault = vault;
        this.letters = letters;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    private record Outgoing(SetPasswordLink link, Secret url) {}

    @Override
    public String name() {
        return "set-password-link-mail";
    }

    @Override
    public Optional<Instant> run(Work work) {
        TenantId tenant = work.tenant();
        UUID id = UUID.fromString(work.subject());
        Optional<Outgoing> outgoing = read(tenant, id);
        if (outgoing.isEmpty()) {
            return Optional.empty();
        }
        try {
            letters.send(letter(tenant, outgoing.get()));
        } catch (RuntimeException e) {
            LOG.warnf("a mail of %s could not be sent: %s", tenant, Letters.kind(e));
            return failed(tenant, id, outgoing.get().link().mailTries);
        }
        settle(tenant, id, MailState.SENT, "link-mailed");
        return Optional.empty();
    }

    @Override
    public Optional<Duration> lookEvery() {
        return Optional.of(Duration.ofMinutes(1));
    }

    /** What a node that died has not woken. */
    @Override
    public Collection<Work> due() {
        return tenants.all().stream().flatMap(this::due).toList();
    }

    private Stream<Work> due(TenantId tenant) {
        return tenancy
                .inTenant(tenant, () -> entities.createQuery(
                                "select id from SetPasswordLink where mailState = ?1 and createdAt < ?2", UUID.class)
                        .setParameter(1, MailState.WAITING)
                        .setParameter(2, clock.instant().minusSeconds(60))
                        .getResultList())
                .stream()
                .map(id -> Work.of(tenant, id));
    }

    private Optional<Outgoing> read(TenantId tenant, UUID id) {
        return tenancy.inTenant(tenant, () -> {
            SetPasswordLink link = entities.find(SetPasswordLink.class, id);
            if (link == null || link.mailState != MailState.WAITING) {
                return Optional.empty();
            }
            if (!link.open(clock.instant()) || link.sealed == null) {
                link.mailState = MailState.NONE;
                link.sealed = null;
                return Optional.empty();
            }
            Secret url = vault.open(link.sealed, tenant.value(), id.toString(), SetPasswordLinks.SEAL);
            return Optional.of(new Outgoing(link, url));
        });
    }

    private Letter letter(TenantId tenant, Outgoing outgoing) {
        SetPasswordLink link = outgoing.link();
        MailSender sender = brands.mail(tenant, link.mailboxId);
        String name = sender.product();
        List<String> after = new ArrayList<>(List.of(messages.mail_once(), messages.mail_not_you(name)));
        after.addAll(foot.lines(sender));
        return new Letter(
                link.mailTo,
                sender.name(),
                sender.replyTo(),
                messages.mail_subject(link.address),
                List.of(
                        messages.mail_text(name, link.address),
                        messages.mail_until(Moments.minute(link.expiresAt, sender.zone()))),
                messages.mail_button(),
                outgoing.url(),
                after);
    }

    private Optional<Instant> failed(TenantId tenant, UUID id, int tries) {
        if (tries >= PAUSES.size()) {
            settle(tenant, id, MailState.FAILED, "link-mail-failed");
            return Optional.empty();
        }
        tenancy.inTenant(tenant, () -> {
            entities.createQuery("update SetPasswordLink set mailTries = mailTries + 1 where id = ?1")
                    .setParameter(1, id)
                    .executeUpdate();
        });
        return Optional.of(clock.instant().plus(PAUSES.get(tries)));
    }

    private void settle(TenantId tenant, UUID id, MailState state, String what) {
        tenancy.inTenant(tenant, () -> {
            SetPasswordLink link = entities.find(SetPasswordLink.class, id);
            if (link == null || link.mailState != MailState.WAITING) {
                return;
            }
            link.mailState = state;
            link.sealed = null;
            link.mailTries++;
            link.mailedAt = state == MailState.SENT ? clock.instant() : null;
            audit.append(
                    tenant,
                    new AuditLine(
                            "self-service." + what,
                            Actor.SYSTEM,
                            null,
                            null,
                            link.domainId,
                            link.mailboxId,
                            link.address,
                            null,
                            Map.of("mail-to", link.mailTo)));
        });
    }
}
