package io.postern.webhook;

import io.postern.platform.job.Job;
import io.postern.platform.job.Work;
import io.postern.platform.tenancy.TenantId;
import io.postern.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Tells one endpoint what waits for it. */
@ApplicationScoped
class DeliveryJob implements Job {
    private final Tenants tenants;
    private final Deliveries deliveries;
    private final WebhookConfig config;

    DeliveryJob(Tenants tenants, Deliveries deliveries, WebhookConfig config) {
        this.tenants = tenants;
        this.deliveries = deliveries;
        this.config = config;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public Optional<Instant> run(Work work) throws InterruptedException {
        return deliveries.run(work.tenant(), UUID.fromString(work.subject()));
    }

    @Override
    public boolean waiting(Work work) {
        return deliveries.waiting(work.tenant(), UUID.fromString(work.subject()));
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
        deliveries.forgetOld(tenant);
        return deliveries.endpointsWithWork(tenant).stream().map(endpoint -> Work.of(tenant, endpoint));
    }
}
