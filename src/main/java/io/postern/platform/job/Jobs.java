package io.postern.platform.job;

import io.agroal.api.AgroalDataSource;
import io.postern.platform.tenancy.Tenancy;
import io.quarkus.arc.All;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Wakes background work. There is none where no database is, or where only the sandbox runs. */
@ApplicationScoped
public class Jobs {
    private final InjectableInstance<AgroalDataSource> databases;
    private final List<Job> kinds;
    private final Clock clock;
    private final Tenancy tenancy;
    private volatile JobScheduler scheduler;

    Jobs(InjectableInstance<AgroalDataSource> databases, @All List<Job> kinds, Clock clock, Tenancy tenancy) {
        this.databases = databases;
        this.kinds = kinds;
        this.clock = clock;
        this.tenancy = tenancy;
    }

    void start(@Observes StartupEvent event) {
        if (ConfigUtils.getProfiles().contains("sandbox")
                || databases.listActive().isEmpty()) {
            return;
        }
        scheduler = new JobScheduler(databases.getActive(), kinds, clock);
        scheduler.start();
    }

    void stop(@Observes ShutdownEvent event) {
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    /**
     * Runs the work as soon as a node is free. While it runs already this does nothing: see {@link Job#waiting}. Inside
     * a transaction it takes effect after the commit.
     */
    public void wake(Job job, Work work) {
        wakeAt(job, work, clock.instant());
    }

    /** The same, not before {@code at}; replaces the time that is set already. */
    public void wakeAt(Job job, Work work, Instant at) {
        JobScheduler running = scheduler;
        if (running == null) {
            return;
        }
        // on a connection of its own: a clash with another node's wake must not spoil the caller's transaction
        tenancy.afterCommit(() -> running.wake(job, work, at));
    }
}
