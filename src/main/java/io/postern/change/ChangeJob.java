package io.postern.change;

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

/** Wakes the drainer of a connection whose changes nobody works on: put off, left by a dead node, or being looked at. */
@ApplicationScoped
class ChangeJob implements Job {
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(10);

    private final Tenants tenants;
    private final ChangeQueries queries;
    private final ChangeLedger ledger;
    private final ChangeDrainer drainer;
    private final ChangeConfig config;

    ChangeJob(Tenants tenants, ChangeQueries queries, ChangeLedger ledger, ChangeDrainer drainer, ChangeConfig config) {
        this.tenants = tenants;
        this.queries = queries;
        this.ledger = ledger;
        this.drainer = drainer;
        this.config = config;
    }

    @Override
    public String name() {
        return "changes";
    }

    @Override
    public Optional<Instant> run(Work work) {
        drainer.drain(work.tenant(), UUID.fromString(work.subject())).await(LONGEST_DRAIN);
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
        ledger.wipeOldSecrets(tenant);
        return queries.connectionsWithWork(tenant).stream().map(connection -> Work.of(tenant, connection));
    }
}
