package io.postern.change;

import io.postern.platform.tenancy.TenantId;
import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs the worker on virtual threads: one change at once, or all that is due of a connection. */
@ApplicationScoped
class ChangeDrainer {
    private static final int MOST_AT_ONCE = 50;

    private final ChangeWorker worker;
    private final ChangeQueries queries;
    private final ChangeConfig config;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<UUID, Future<?>> draining = new ConcurrentHashMap<>();

    ChangeDrainer(ChangeWorker worker, ChangeQueries queries, ChangeConfig config) {
        this.worker = worker;
        this.queries = queries;
        this.config = config;
    }

    Started start(TenantId tenant, UUID changeId) {
        return new Started(threads.submit(() -> worker.work(tenant, changeId)));
    }

    /** Works off what is due of a connection. One drain per connection runs in this process; others look on. */
    Started drain(TenantId tenant, UUID connectionId) {
        return new Started(draining.compute(connectionId, (id, running) -> {
            if (running == null || running.isDone()) {
                return threads.submit(() -> drainNow(tenant, id));
            }
            // what was added meanwhile may be missed by the running one, so one more follows it
            return threads.submit(() -> {
                new Started(running).await(Duration.ofMinutes(10));
                drainNow(tenant, id);
            });
        }));
    }

    private void drainNow(TenantId tenant, UUID connectionId) {
        List<ChangeView> due;
        UUID first = null;
        while (!(due = queries.due(tenant, connectionId, MOST_AT_ONCE)).isEmpty()
                && !due.getFirst().id().equals(first)) {
            // a head of the queue that stays is held or stuck: the sweep comes back to it
            first = due.getFirst().id();
            runAll(tenant, connectionId, due);
        }
    }

    private void runAll(TenantId tenant, UUID connectionId, List<ChangeView> due) {
        var places = new Semaphore(config.perConnection());
        List<Future<?>> running = new ArrayList<>();
        for (List<ChangeView> group : groups(due)) {
            places.acquireUninterruptibly();
            running.add(threads.submit(() -> {
                try {
                    worker.workTogether(
                            tenant,
                            connectionId,
                            group.getFirst().kind(),
                            group.stream().map(ChangeView::id).toList());
                } finally {
                    places.release();
                }
            }));
        }
        running.forEach(run -> new Started(run).await(Duration.ofMinutes(10)));
    }

    /** Changes of one batch, kind and domain go together; all others alone. */
    private static List<List<ChangeView>> groups(List<ChangeView> due) {
        Map<Object, List<ChangeView>> groups = new LinkedHashMap<>();
        for (ChangeView change : due) {
            Object key = change.batchId() == null
                    ? change.id()
                    : Arrays.asList(change.batchId(), change.kind(), change.domainId(), change.input());
            groups.computeIfAbsent(key, ignored -> new ArrayList<>()).add(change);
        }
        return List.copyOf(groups.values());
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** Work under way. */
    record Started(Future<?> work) {
        /** Waits for its end, at most so long. How it ended is in the change rows. */
        void await(Duration most) {
            try {
                work.get(Math.max(0, most.toMillis()), TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                Log.debug("still running");
            } catch (ExecutionException e) {
                Log.error("work on changes stopped", e.getCause());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
