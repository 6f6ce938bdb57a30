package io.postern.platform.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/**
 * db-scheduler, set up for us. A dead node is noticed after four missed heart-beats, and that is looked for every second
 * heart-beat: its work goes on within half a minute.
 */
final class JobScheduler {
    private static final int AT_ONCE = 50;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(4);
    private static final int MISSED = 4;
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final double SLOWER = 2;

    private final Clock clock;
    private final Scheduler scheduler;

    JobScheduler(DataSource database, List<Job> kinds, Clock clock) {
        this(database, kinds, clock, HEARTBEAT);
    }

    JobScheduler(DataSource database, List<Job> kinds, Clock clock, Duration heartbeat) {
        this.clock = clock;
        List<Task<?>> tasks = new ArrayList<>();
        List<RecurringTask<Void>> looks = new ArrayList<>();
        for (Job kind : kinds) {
            tasks.add(task(kind));
            kind.lookEvery().ifPresent(every -> looks.add(look(kind, every)));
        }
        scheduler = Scheduler.create(database, tasks)
                .startTasks(looks)
                .schedulerName(new SchedulerName.Fixed("postern-" + UUID.randomUUID()))
                .serializer(new ActorSerializer())
                .threads(AT_ONCE)
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("job-", 0).factory()))
                .pollUsingLockAndFetch(0.5, 1)
                .pollingInterval(POLL)
                .enableImmediateExecution()
                .heartbeatInterval(heartbeat)
                .missedHeartbeatsLimit(MISSED)
                .shutdownMaxWait(STOP)
                .build();
    }

    void start() {
        scheduler.start();
    }

    void stop() {
        scheduler.stop();
    }

    void wake(Job kind, Work work, Instant at) {
        try {
            scheduler.schedule(
                    new TaskInstance<>(kind.name(), work.instance(), work.actor() == null ? "" : work.actor()),
                    at,
                    ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        } catch (TaskInstanceCurrentlyExecutingException _) {
            // when it ends it is asked whether something waits
        }
    }

    private Task<String> task(Job kind) {
        return Tasks.custom(kind.name(), String.class)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_RETRY, SLOWER))
                .onDeadExecutionRevive()
                .execute((instance, _) -> run(kind, Work.parse(instance.getId(), instance.getData())));
    }

    private CompletionHandler<String> run(Job kind, Work work) {
        try {
            Optional<Instant> again = kind.run(work);
            if (again.isPresent()) {
                return (complete, row) -> row.reschedule(complete, again.get());
            }
            return (complete, row) -> {
                row.stop();
                if (kind.waiting(work)) {
                    wake(kind, work, complete.getTimeDone());
                }
            };
        } catch (InterruptedException _) {
            // the node stops: another one goes on
            return (complete, row) -> row.reschedule(complete, complete.getTimeDone());
        }
    }

    private RecurringTask<Void> look(Job kind, Duration every) {
        return Tasks.recurring(kind.name() + "-look", FixedDelay.of(every)).execute((_, _) -> {
            for (Work work : kind.due()) {
                scheduler.scheduleIfNotExists(new TaskInstance<>(kind.name(), work.instance(), ""), clock.instant());
            }
        });
    }
}
