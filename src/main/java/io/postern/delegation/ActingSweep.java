package io.postern.delegation;

import io.postern.platform.job.Job;
import io.postern.platform.job.Work;
import io.postern.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Writes down the end of what nobody stopped. The limit itself does not wait for this: it holds at every request. */
@ApplicationScoped
class ActingSweep implements Job {
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Tenants tenants;
    private final ActingPeriods periods;

    ActingSweep(Tenants tenants, ActingPeriods periods) {
        this.tenants = tenants;
        this.periods = periods;
    }

    @Override
    public String name() {
        return "acting";
    }

    @Override
    public Optional<Instant> run(Work work) {
        periods.endUnwitnessed(work.tenant());
        return Optional.empty();
    }

    @Override
    public Optional<Duration> lookEvery() {
        return Optional.of(EVERY);
    }

    @Override
    public Collection<Work> due() {
        return tenants.all().stream()
                .filter(periods::someUnwitnessed)
                .map(tenant -> Work.of(tenant, "acting"))
                .toList();
    }
}
