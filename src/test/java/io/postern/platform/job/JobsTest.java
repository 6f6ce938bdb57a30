package io.postern.platform.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.postern.platform.tenancy.TenantId;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JobsTest {
    private static final TenantId TENANT = new TenantId("jobs-test");
    private static final Duration BEAT = Duration.ofMillis(200);

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    private final Counting kind = new Counting("test-" + UUID.randomUUID());
    private JobScheduler first;
    private JobScheduler second;

    @AfterEach
    void stop() {
        kind.gate.countDown();
        if (first != null) {
            first.stop();
        }
        if (second != null) {
            second.stop();
        }
    }

    @Test
    void twoNodesDoNotRunTheSameWorkTwiceAtATime() throws Exception {
        first = started();
        second = started();
        for (int wake = 0; wake < 20; wake++) {
            (wake % 2 == 0 ? first : second).wake(kind, Work.of(TENANT, "one"), clock.instant());
            Thread.sleep(100);
        }
        assertThat(kind.started.get()).isEqualTo(1);
        kind.gate.countDown();
        until(() -> kind.running.get() == 0);
        assertThat(kind.together.get()).isEqualTo(1);
    }

    @Test
    void whatCameUpDuringARunIsRunAfterwards() throws Exception {
        first = started();
        kind.again = 1;
        first.wake(kind, Work.of(TENANT, "two"), clock.instant());
        until(() -> kind.started.get() == 1);
        kind.gate.countDown();
        until(() -> kind.started.get() == 2);
    }

    @Test
    void theWorkOfAStoppedNodeIsTakenOverByAnother() throws Exception {
        first = started();
        first.wake(kind, new Work(TENANT, "three", "somebody"), clock.instant());
        until(() -> kind.started.get() == 1);
        second = started();
        first.stop();
        first = null;
        until(() -> kind.started.get() == 2);
        assertThat(kind.interrupted.get()).isEqualTo(1);
        assertThat(kind.last).isEqualTo(new Work(TENANT, "three", "somebody"));
    }

    /** As when its machine is gone, or the way from there to the database. */
    @Test
    void theWorkOfANodeWhoseHeartStopsIsTakenOverByAnother() throws Exception {
        var way = new Way(database);
        first = started(way.source(), BEAT);
        first.wake(kind, new Work(TENANT, "four", "somebody"), clock.instant());
        until(() -> kind.started.get() == 1);
        way.broken = true;
        second = started(database, BEAT);
        until(() -> kind.started.get() == 2);
        assertThat(kind.last).isEqualTo(new Work(TENANT, "four", "somebody"));
        assertThat(kind.together.get()).as("the old one may still be awake").isEqualTo(2);
        way.broken = false;
    }

    @Test
    void whatALostNodeHadInHandWhenTheLastNodeDiedIsTakenUpByTheNextThatStarts() throws Exception {
        leftBehind("five", Duration.ofMinutes(1));
        first = started();
        until(() -> kind.started.get() == 1);
        assertThat(kind.last).isEqualTo(Work.of(TENANT, "five"));
    }

    @Test
    void longWorkIsLeftAloneWhileItsNodesHeartBeats() throws Exception {
        first = started(database, BEAT);
        second = started(database, BEAT);
        first.wake(kind, Work.of(TENANT, "six"), clock.instant());
        until(() -> kind.started.get() == 1);
        Thread.sleep(BEAT.multipliedBy(15));
        assertThat(kind.started.get()).isEqualTo(1);
    }

    private void leftBehind(String subject, Duration ago) throws SQLException {
        try (Connection connection = database.getConnection();
                var insert = connection.prepareStatement("insert into scheduled_tasks (task_name, task_instance,"
                        + " execution_time, picked, picked_by, last_heartbeat, version)"
                        + " values (?, ?, ?, true, 'postern-of-yesterday', ?, 1)")) {
            var heartbeat = clock.instant().minus(ago).atOffset(ZoneOffset.UTC);
            insert.setString(1, kind.name());
            insert.setString(2, Work.of(TENANT, subject).instance());
            insert.setObject(3, heartbeat);
            insert.setObject(4, heartbeat);
            insert.executeUpdate();
        }
    }

    private JobScheduler started() {
        var scheduler = new JobScheduler(database, List.of(kind), clock);
        scheduler.start();
        return scheduler;
    }

    private JobScheduler started(DataSource source, Duration heartbeat) {
        var scheduler = new JobScheduler(source, List.of(kind), clock, heartbeat);
        scheduler.start();
        return scheduler;
    }

    /** The way to the database, which can break. */
    private static final class Way {
        private final DataSource whole;
        private volatile boolean broken;

        Way(DataSource whole) {
            this.whole = whole;
        }

        DataSource source() {
            return (DataSource) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, arguments) -> {
                        if (broken) {
                            throw new SQLException("no way to the database");
                        }
                        return method.invoke(whole, arguments);
                    });
        }
    }

    private static void until(java.util.function.BooleanSupplier held) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!held.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time").isLessThan(end);
            Thread.sleep(20);
        }
    }

    /** Runs until it is let go. */
    private static final class Counting implements Job {
        private final String name;
        private final AtomicInteger started = new AtomicInteger();
        private final AtomicInteger running = new AtomicInteger();
        private final AtomicInteger together = new AtomicInteger();
        private final AtomicInteger interrupted = new AtomicInteger();
        private final CountDownLatch gate = new CountDownLatch(1);
        private volatile int again;
        private volatile Work last;

        Counting(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Optional<Instant> run(Work work) throws InterruptedException {
            last = work;
            started.incrementAndGet();
            together.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                assertThat(gate.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
                throw e;
            } finally {
                running.decrementAndGet();
            }
            return Optional.empty();
        }

        @Override
        public boolean waiting(Work work) {
            return again-- > 0;
        }
    }
}
