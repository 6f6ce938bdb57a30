package io.postern.hosting.service;

import io.postern.platform.job.Job;
import io.postern.platform.job.Work;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Goes on with services that are not as their billing system wants them, and with mailboxes that appeared since. */
@ApplicationScoped
class ServiceJob implements Job {
    private final Tenants tenants;
    private final Tenancy tenancy;
    private final ServiceRepository repository;
    private final Services services;
    private final ServiceSettling settling;
    private final ServiceConfig config;
    private final Clock clock;

    ServiceJob(
            Tenants tenants,
            Tenancy tenancy,
            ServiceRepository repository,
            Services services,
            ServiceSettling settling,
            ServiceConfig config,
            Clock clock) {
        this.tenants = tenants;
        this.tenancy = tenancy;
        this.repository = repository;
        this.services = services;
        this.settling = settling;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "services";
    }

    @Override
    public Optional<Instant> run(Work work) {
        UUID id = UUID.fromString(work.subject());
        services.find(work.tenant(), id)
                .ifPresent(service -> settling.step(work.tenant(), ServiceActor.of(service.installation), id));
        return Optional.empty();
    }

    @Override
    public Optional<Duration> lookEvery() {
        return Optional.of(config.sweep());
    }

    @Override
    public Collection<Work> due() {
        return tenants.all().stream().flatMap(this::due).toList();
    }

    private Stream<Work> due(TenantId tenant) {
        return tenancy.inTenant(tenant, () -> repository.due(clock.instant().minus(config.retry()))).stream()
                .map(id -> Work.of(tenant, id));
    }
}
