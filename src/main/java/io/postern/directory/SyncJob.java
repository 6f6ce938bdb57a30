package io.postern.directory;

import io.postern.platform.job.Job;
import io.postern.platform.job.Jobs;
import io.postern.platform.job.Work;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps every domain's copy fresh: one pass over a domain at a time, on all nodes together. */
@ApplicationScoped
class SyncJob implements Job {
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final DomainSync sync;
    private final DueDomains due;
    private final SyncConfig config;
    private final Jobs jobs;

    SyncJob(DomainSync sync, DueDomains due, SyncConfig config, Jobs jobs) {
        this.sync = sync;
        this.due = due;
        this.config = config;
        this.jobs = jobs;
    }

    static Work work(TenantId tenant, UUID domainId) {
        return Work.of(tenant, domainId);
    }

    @Override
    public String name() {
        return "directory-sync";
    }

    @Override
    public Optional<Instant> run(Work work) throws InterruptedException {
        sync.run(work.tenant(), UUID.fromString(work.subject()));
        if (config.automatic()) {
            // the connection has a free place
            due.of(work.tenant()).forEach(next -> jobs.wake(this, work(work.tenant(), next)));
        }
        return Optional.empty();
    }

    @Override
    public boolean waiting(Work work) {
        return due.requestedAgain(work.tenant(), UUID.fromString(work.subject()));
    }

    @Override
    public Optional<Duration> lookEvery() {
        return config.automatic() ? Optional.of(LOOK) : Optional.empty();
    }

    @Override
    public Collection<Work> due() {
        return List.copyOf(due.everywhere());
    }
}
