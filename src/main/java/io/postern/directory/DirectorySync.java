package io.postern.directory;

import io.postern.access.Scope;
import io.postern.domain.DomainCopies;
import io.postern.domain.Domains;
import io.postern.platform.job.Jobs;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** Freshens the directory when somebody asks for it. */
@ApplicationScoped
public class DirectorySync implements DomainCopies {
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Domains domains;
    private final Jobs jobs;
    private final SyncJob job;
    private final ViewRefresh refresh;

    DirectorySync(
            Tenancy tenancy, EntityManager entities, Domains domains, Jobs jobs, SyncJob job, ViewRefresh refresh) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.domains = domains;
        this.jobs = jobs;
        this.job = job;
        this.refresh = refresh;
    }

    /**
     * Starts a pass over the domain in the background; one that runs is followed by another. Joins an open transaction,
     * then with its commit.
     */
    @Override
    public void requestSync(TenantId tenant, UUID domainId) {
        tenancy.inTenant(tenant, () -> {
            entities.createNativeQuery("update domain set sync_requested_at = clock_timestamp()"
                            + " where tenant_id = ?1 and id = ?2")
                    .setParameter(1, tenant.value())
                    .setParameter(2, domainId)
                    .executeUpdate();
            jobs.wake(job, SyncJob.work(tenant, domainId));
        });
    }

    /** The same for every domain in {@code scope}. */
    public void requestSync(TenantId tenant, Scope scope) {
        domains.visible(tenant, scope).forEach(domain -> requestSync(tenant, domain.id));
    }

    /**
     * Asks the providers' own filtered search for one view, now: at most {@link ViewRefresh#PAGES} pages. What they
     * leave unread is read by passes in the background. Never inside a transaction.
     */
    public Refreshed refresh(TenantId tenant, Scope scope, MailboxQuery query) throws InterruptedException {
        Refreshed refreshed = refresh.run(tenant, scope, query);
        if (!refreshed.unread().isEmpty()) {
            tenancy.inTenant(tenant, () -> refreshed.unread().forEach(domain -> requestSync(tenant, domain)));
        }
        return refreshed;
    }
}
