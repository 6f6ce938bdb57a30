package io.postern.selfservice.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.selfservice.limit.SignInLimits.Try;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The limits on the real database, with a clock that the test moves. */
@QuarkusTest
class SignInLimitsTest {
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static int next;

    @Inject
    DataSource database;

    @Inject
    SignInLimitConfig config;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    private final MovableClock clock = new MovableClock();
    private SignInLimits limits;
    private TenantId tenant;

    @BeforeEach
    void aTenantThatNobodyTried() {
        limits = new SignInLimits(database, config, clock);
        tenant = new TenantId("limits-" + next++);
    }

    @Test
    void threeWrongPasswordsAreFreeThenTheWaitGrowsAndNeverPassesAQuarterOfAnHour() {
        List<Long> waits = new ArrayList<>();
        for (int tries = 0; tries < 12; tries++) {
            Optional<Duration> wait = limits.count(ada(tries));
            waits.add(wait.map(Duration::toSeconds).orElse(0L));
            if (wait.isPresent()) {
                clock.forward(wait.get());
                assertThat(limits.count(ada(tries))).as("after the wait").isEmpty();
            }
        }
        assertThat(waits).containsExactly(0L, 0L, 0L, 10L, 10L, 20L, 40L, 80L, 160L, 580L, 900L, 900L);
    }

    @Test
    void fewerThanTenTriesAreLetThroughInAQuarterOfAnHourHoweverManyAreMade() {
        int through = 0;
        for (int second = 0; second < 900; second++) {
            through += limits.count(ada(second)).isEmpty() ? 1 : 0;
            clock.forward(Duration.ofSeconds(1));
        }
        assertThat(through).isEqualTo(9);
    }

    @Test
    void whoeverHammersADoorKeepsItsOwnerOutForAQuarterOfAnHourAtMost() {
        for (int i = 0; i < 200; i++) {
            limits.count(ada(i));
            clock.forward(Duration.ofSeconds(20));
        }
        clock.forward(Duration.ofMinutes(15));
        assertThat(limits.count(ada(0))).isEmpty();
    }

    @Test
    void theRightPasswordBeginsAnew() {
        for (int i = 0; i < 3; i++) {
            assertThat(limits.count(ada(0))).isEmpty();
        }
        assertThat(limits.count(ada(0))).isPresent();
        limits.right(ada(0));
        for (int i = 0; i < 3; i++) {
            assertThat(limits.count(ada(0))).isEmpty();
        }
        assertThat(limits.count(ada(0))).isPresent();
    }

    @Test
    void aTryThatCameToNoAnswerIsGivenBack() {
        for (int i = 0; i < 30; i++) {
            assertThat(limits.count(ada(0))).isEmpty();
            limits.giveBack(ada(0));
        }
    }

    @Test
    void manyMailboxesTriedFromOneNeighbourhoodAreSlowedDownTogether() {
        for (int i = 0; i < config.rangeTries(); i++) {
            assertThat(limits.count(attempt("user-" + i, "192.0.2." + i))).isEmpty();
        }
        assertThat(limits.count(attempt("another", "192.0.2.200"))).hasValue(config.rangeRecovery());
        assertThat(limits.count(attempt("another", "198.51.100.1"))).isEmpty();
        clock.forward(config.rangeRecovery());
        assertThat(limits.count(attempt("more", "192.0.2.200"))).isEmpty();
    }

    @Test
    void manyMailboxesTriedFromEverywhereAreSlowedDownForTheTenantAlone() {
        for (int i = 0; i < config.tenantTries(); i++) {
            assertThat(limits.count(attempt("user-" + i, "10." + i + ".0.1"))).isEmpty();
        }
        assertThat(limits.count(attempt("another", "172.16.0.1"))).hasValue(config.tenantRecovery());
        assertThat(limits.count(new Try(new TenantId("limits-elsewhere"), "another@x.example", "172.16.0.1")))
                .isEmpty();
    }

    @Test
    void whateverOthersTryNobodyIsKeptOutForMoreThanAQuarterOfAnHour() {
        int tried = 0;
        while (limits.count(attempt("user-" + tried, "10." + tried % 250 + ".0.1"))
                .isEmpty()) {
            tried++;
        }
        Try owner = attempt("owner", "172.16.0.1");
        assertThat(limits.count(owner)).as("refused for the first time").isPresent();
        for (int second = 0; second < 900; second += 2) {
            clock.forward(Duration.ofSeconds(2));
            limits.count(attempt("more-" + second, "11." + second % 250 + ".0.1"));
            if (second == 600) {
                assertThat(limits.count(owner)).as("not yet").isPresent();
            }
        }
        assertThat(limits.count(attempt("one-more", "12.0.0.1")))
                .as("others still are")
                .isPresent();
        assertThat(limits.count(owner)).as("who has waited").isEmpty();
        assertThat(limits.count(owner)).as("once").isPresent();
    }

    @Test
    void tenAtTheSameMomentGetNoMoreThanTheyWouldOneByOne() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int from = i;
                tries.add(() -> limits.count(ada(from)).isEmpty());
            }
            long through = 0;
            for (var one : threads.invokeAll(tries)) {
                through += one.get() ? 1 : 0;
            }
            assertThat(through).isEqualTo(config.mailboxTries());
        }
    }

    @Test
    void otherCopiesOfThePortalCountTogether() {
        var other = new SignInLimits(database, config, clock);
        limits.count(ada(0));
        other.count(ada(0));
        limits.count(ada(0));
        assertThat(other.count(ada(0))).isPresent();
    }

    @Test
    void noRowSaysWhoseItIsAndThoseThatHaveRecoveredGo() {
        limits.count(ada(0));
        assertThat(keys())
                .contains(ada(0).mailboxKey(), ada(0).rangeKey(), ada(0).tenantKey())
                .allMatch(key -> key.matches("[A-Za-z0-9_-]{43}"));
        tenancy.asSystem(() -> entities.createNativeQuery("update sign_in_limit set expires_at = 1 where key in ?1")
                .setParameter(1, List.of(ada(0).mailboxKey(), ada(0).rangeKey(), ada(0).tenantKey()))
                .executeUpdate());
        for (int i = 0; i < 100; i++) {
            limits.count(new Try(new TenantId("limits-sweep"), "x@y.example", "192.0.2.1"));
        }
        assertThat(keys()).doesNotContain(ada(0).mailboxKey(), ada(0).rangeKey(), ada(0).tenantKey());
    }

    private List<String> keys() {
        return tenancy.asSystem(() -> entities.createNativeQuery("select key from sign_in_limit", String.class)
                .getResultList());
    }

    /** From another neighbourhood each time. */
    private Try ada(int from) {
        return attempt("ada", "10." + from / 250 + "." + from % 250 + ".1");
    }

    private Try attempt(String who, String remote) {
        return new Try(tenant, who + "@" + tenant + ".example", remote);
    }

    private static final class MovableClock extends Clock {
        private Instant now = START;

        synchronized void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public synchronized Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
