package io.postern.provider.opensrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.postern.platform.secret.Secret;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxRef;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The account's password is exchanged for a token, and travels again only when that has run out. */
@QuarkusTest
class SessionTest {
    private static final MailboxRef ANNA =
            new MailboxRef(new MailDomain("example.com", null), new Address("anna", "example.com"));
    private static final String REFUSED = "{\"success\":false,\"error_number\":%d,\"error\":\"No.\"}";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));
    private final Clock clock = new Hands(now);
    private Upstream upstream;

    @BeforeEach
    void start() throws Exception {
        upstream = new Upstream().says("get_user", UsersTest.ANNA);
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    @Test
    void thePasswordTravelsOnceAndTheTokenFromThenOn() {
        var driver = upstream.driver(clock);
        for (int time = 1; time <= 3; time++) {
            driver.read(ANNA);
        }
        assertThat(upstream.methods()).containsExactly("authenticate", "get_user", "get_user", "get_user");
        var first = upstream.seen.getFirst();
        assertThat(first.verb() + " " + first.path()).isEqualTo("POST /api/authenticate");
        assertThat(first.contentType()).startsWith("application/json");
        assertThat(first.body().toString())
                .isEqualTo("{\"credentials\":{\"user\":\"ops@acme.adm\",\"client\":\"Postern\","
                        + "\"password\":\"the password\"},\"generate_session_token\":true,"
                        + "\"session_token_duration\":10800}");
        assertThat(upstream.seen.getLast().body().toString())
                .isEqualTo("{\"credentials\":{\"user\":\"ops@acme.adm\",\"client\":\"Postern\",\"token\":\"tok-1\"},"
                        + "\"user\":\"anna@example.com\"}");
    }

    @Test
    void aTokenIsRenewedBeforeItRunsOut() {
        var driver = upstream.driver(clock);
        driver.read(ANNA);
        now.updateAndGet(then -> then.plus(Duration.ofMinutes(178)));
        driver.read(ANNA);
        assertThat(upstream.all("authenticate")).hasSize(1);
        now.updateAndGet(then -> then.plus(Duration.ofSeconds(61)));
        driver.read(ANNA);
        assertThat(upstream.all("authenticate")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {39, 1})
    void aTokenThatIsRefusedIsRenewedOnce(int number) {
        upstream.says(
                "authenticate",
                "{\"success\":true,\"session_token\":\"tok-1\"}",
                "{\"success\":true,\"session_token\":\"tok-2\"}");
        upstream.says("get_user", REFUSED.formatted(number), UsersTest.ANNA);
        upstream.driver(clock).read(ANNA);
        assertThat(upstream.methods()).containsExactly("authenticate", "get_user", "authenticate", "get_user");
        assertThat(upstream.seen.getLast().body().at("/credentials/token").asText())
                .isEqualTo("tok-2");
    }

    @Test
    void aSecondRefusalStopsTheConnection() {
        upstream.says("get_user", REFUSED.formatted(39));
        DriverException refusal = catchThrowableOfType(
                DriverException.class, () -> upstream.driver(clock).read(ANNA));
        assertThat(refusal.kind()).isEqualTo(Kind.CREDENTIALS);
        assertThat(upstream.all("get_user")).hasSize(2);
        assertThat(upstream.all("authenticate")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 21, 32, 33, 35, 39, 42, 43, 44})
    void anAccountThatIsNotLetInStopsTheConnection(int number) {
        upstream.says("authenticate", REFUSED.formatted(number));
        DriverException refusal = catchThrowableOfType(
                DriverException.class, () -> upstream.driver(clock).delete(ANNA));
        assertThat(refusal.kind()).isEqualTo(Kind.CREDENTIALS);
        assertThat(refusal.ownCredentials()).isTrue();
        assertThat(upstream.methods()).containsExactly("authenticate");
    }

    @Test
    void anOwnersPasswordTravelsAloneAndOpensNoSession() {
        upstream.driver(clock).authenticate(ANNA, Secret.of("hers"));
        assertThat(upstream.seen.getFirst().body().toString())
                .isEqualTo("{\"credentials\":{\"user\":\"anna@example.com\",\"client\":\"Postern\","
                        + "\"password\":\"hers\"}}");
        assertThat(upstream.methods()).containsExactly("authenticate", "authenticate", "get_user");
    }

    @Test
    void manyAtOnceOpenOneSession() {
        var driver = upstream.driver(clock);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < 20; caller++) {
                threads.execute(() -> driver.read(ANNA));
            }
        }
        assertThat(upstream.all("get_user")).hasSize(20);
        assertThat(upstream.all("authenticate")).hasSize(1);
    }

    @Test
    void aWrongPasswordIsNotTriedForEverybodyWhoWaits() {
        upstream.says("authenticate", REFUSED.formatted(1));
        var driver = upstream.driver(clock);
        var refused = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < 20; caller++) {
                threads.execute(() -> {
                    DriverException failed = catchThrowableOfType(DriverException.class, () -> driver.read(ANNA));
                    refused.addAndGet(failed.kind() == Kind.CREDENTIALS ? 1 : 0);
                });
            }
        }
        assertThat(refused).hasValue(20);
        assertThat(upstream.all("authenticate")).hasSize(1);
        now.updateAndGet(then -> then.plus(Session.PAUSE));
        assertThat(catchThrowableOfType(DriverException.class, () -> driver.read(ANNA)))
                .hasMessage("No.");
        assertThat(upstream.all("authenticate")).hasSize(2);
    }

    @Test
    void whoIsCalledOffWhileWaitingForASessionMakesNoCall() {
        var driver = upstream.driver(clock);
        Thread.currentThread().interrupt();
        try {
            DriverException failed = catchThrowableOfType(DriverException.class, () -> driver.delete(ANNA));
            assertThat(failed.kind()).isEqualTo(Kind.UNAVAILABLE);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(upstream.seen).isEmpty();
    }

    /** A clock that a test sets. */
    private static final class Hands extends Clock {
        private final AtomicReference<Instant> now;

        Hands(AtomicReference<Instant> now) {
            this.now = now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }
}
