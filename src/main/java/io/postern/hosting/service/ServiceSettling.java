package io.postern.hosting.service;

import io.postern.access.Actor;
import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.change.Target;
import io.postern.domain.Domain;
import io.postern.domain.DomainEditing;
import io.postern.mailbox.suspension.Suspensions;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.ProviderError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings about what a billing system wants of a service. Every step looks first, so that it can be taken again at any
 * time, anywhere, and by several at once.
 */
@ApplicationScoped
public class ServiceSettling {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Services services;
    private final ServiceRepository repository;
    private final ServiceDomains domains;
    private final DomainEditing editing;
    private final MailboxStops stops;
    private final Suspensions suspensions;
    private final AuditTrail audit;
    private final ServiceConfig config;
    private final Clock clock;

    ServiceSettling(
            Tenancy tenancy,
            EntityManager entities,
            Services services,
            ServiceRepository repository,
            ServiceDomains domains,
            DomainEditing editing,
            MailboxStops stops,
            Suspensions suspensions,
            AuditTrail audit,
            ServiceConfig config,
            Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.services = services;
        this.repository = repository;
        this.domains = domains;
        this.editing = editing;
        this.stops = stops;
        this.suspensions = suspensions;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Takes all steps and waits a while for their end; what is left then goes on by itself. Outside any transaction.
     *
     * <p>A service that cannot even be begun is forgotten, for all who wanted it at the same time.
     *
     * @throws ServiceRefusal when it cannot be begun
     */
    public void settle(TenantId tenant, Actor actor, UUID id) throws InterruptedException {
        Instant until = clock.instant().plus(config.callWait());
        boolean settled = step(tenant, actor, id, false);
        refuseUnlessBegun(tenant, id);
        while (!settled && clock.instant().isBefore(until)) {
            Thread.sleep(PAUSE);
            settled = step(tenant, actor, id);
        }
    }

    private void refuseUnlessBegun(TenantId tenant, UUID id) {
        Service service = services.find(tenant, id).orElse(null);
        if (service != null && service.domainId == null && service.trouble != null) {
            ServiceTrouble trouble = ServiceTrouble.valueOf(service.trouble);
            if (!trouble.passing()) {
                services.forget(tenant, id);
                throw new ServiceRefusal(trouble, service.troubleWords);
            }
        }
    }

    /** Takes each step that can be taken now; whether everything is as desired. */
    boolean step(TenantId tenant, Actor actor, UUID id) {
        return step(tenant, actor, id, true);
    }

    /** @param answered whether its billing system has been told already that it is under way */
    private boolean step(TenantId tenant, Actor actor, UUID id, boolean answered) {
        Service service = services.find(tenant, id).orElse(null);
        if (service == null) {
            return true;
        }
        if (service.desired == DesiredState.TERMINATED && service.domainId == null) {
            tenancy.inTenant(tenant, () -> endUnbegun(tenant, actor, id));
            return true;
        }
        try {
            if (!bring(tenant, actor, service)) {
                return false;
            }
        } catch (ProviderError error) {
            return troubled(tenant, actor, id, ServiceDomains.refusal(error), answered);
        } catch (ServiceRefusal refusal) {
            return troubled(tenant, actor, id, refusal, answered);
        }
        boolean stopped = service.desired != DesiredState.ACTIVE;
        if (stopped) {
            var _ = suspensions.stopForBilling(tenant, actor, () -> due(tenant, id, true));
        } else {
            var _ = suspensions.resumeForBilling(tenant, actor, () -> due(tenant, id, false));
        }
        return tenancy.inTenant(tenant, () -> look(tenant, actor, id));
    }

    /** False while the domain is on its way. */
    private boolean bring(TenantId tenant, Actor actor, Service service) {
        if (service.desired == DesiredState.TERMINATED) {
            return true;
        }
        Optional<Domain> domain = domains.ensure(tenant, actor, service);
        return domain.isPresent() && tenancy.inTenant(tenant, () -> attach(service.id, domain.get().id));
    }

    /** There never was a domain. */
    private void endUnbegun(TenantId tenant, Actor actor, UUID id) {
        repository.held(id).ifPresent(service -> {
            if (service.settledAt == null) {
                note(tenant, actor, service, "service.settled", null);
            }
            service.settledAt = clock.instant();
            service.trouble = null;
            service.troubleWords = null;
        });
    }

    /** False when the service was forgotten meanwhile. */
    private boolean attach(UUID id, UUID domainId) {
        Service service = repository.held(id).orElse(null);
        if (service == null) {
            return false;
        }
        if (!domainId.equals(service.domainId)) {
            service.domainId = domainId;
            services.impose(service);
        }
        service.trouble = null;
        service.troubleWords = null;
        return true;
    }

    private boolean troubled(TenantId tenant, Actor actor, UUID id, ServiceRefusal refusal, boolean answered) {
        tenancy.inTenant(tenant, () -> {
            repository.held(id).ifPresent(service -> {
                service.trouble = refusal.trouble().name();
                // one that is refused at once is forgotten: its billing system learns it from the answer
                if (!refusal.trouble().passing() && (answered || service.domainId != null)) {
                    fail(tenant, actor, service, slug(service.trouble));
                }
                service.troubleWords = refusal.words();
                service.checkedAt = clock.instant();
                service.settledAt = null;
            });
        });
        return false;
    }

    /** In the transaction that records their changes, so that two who choose at once do not choose the same. */
    private List<Target> due(TenantId tenant, UUID id, boolean stopped) {
        Domain domain = locked(id);
        return domain.stoppedByBilling() == stopped
                ? stops.late(tenant, domain.id, stopped).stream()
                        .filter(MailboxStops.Late::due)
                        .map(MailboxStops.Late::target)
                        .toList()
                : List.of();
    }

    private boolean look(TenantId tenant, Actor actor, UUID id) {
        Domain domain = locked(id);
        Service service = repository.findById(id);
        boolean stopped = service.desired != DesiredState.ACTIVE;
        List<MailboxStops.Late> late = stops.late(tenant, domain.id, stopped);
        boolean settled = domain.stoppedByBilling() == stopped && late.isEmpty();
        if (settled && service.desired == DesiredState.TERMINATED && domain.parkedAt == null) {
            editing.release(tenant, actor, domain.id);
        }
        if (settled && service.settledAt == null) {
            note(tenant, actor, service, "service.settled", null);
        }
        if (late.stream().anyMatch(MailboxStops.Late::failed)) {
            fail(tenant, actor, service, "mailboxes");
        }
        service.checkedAt = clock.instant();
        service.settledAt = settled ? (service.settledAt == null ? service.checkedAt : service.settledAt) : null;
        return settled;
    }

    /** Once for each wish. */
    private void fail(TenantId tenant, Actor actor, Service service, String trouble) {
        if (service.failedAt == null) {
            service.failedAt = clock.instant();
            note(tenant, actor, service, "service.failed", trouble);
        }
    }

    private void note(TenantId tenant, Actor actor, Service service, String action, String trouble) {
        Map<String, String> details = new HashMap<>(Map.of(
                "installation",
                service.installation,
                "service",
                service.externalId,
                "state",
                slug(service.desired.name()),
                "changed",
                service.changedAt.toString()));
        if (service.reason != null) {
            details.put("reason", service.reason);
        }
        if (trouble != null) {
            details.put("trouble", trouble);
        }
        audit.append(
                tenant,
                new AuditLine(action, actor, null, null, service.domainId, null, service.domainName, null, details));
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The service first, as where its billing system wants something else: two who wait for each other would end in neither. */
    private Domain locked(UUID id) {
        Service service = repository.held(id).orElseThrow();
        Domain domain = entities.find(Domain.class, service.domainId, LockModeType.PESSIMISTIC_WRITE);
        entities.refresh(domain);
        return domain;
    }
}
