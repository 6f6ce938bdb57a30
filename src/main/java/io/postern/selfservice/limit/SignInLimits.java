package io.postern.selfservice.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * How often a password may be tried: of one mailbox, from one neighbourhood of the internet, and at one tenant. The same
 * for addresses that exist and for those that do not, and shared by all copies of the portal. Call it outside any
 * transaction.
 */
@ApplicationScoped
public class SignInLimits {
    private static final int FORGOTTEN_AT_ONCE = 1_000;
    private static final int BETWEEN_SWEEPS = 100;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;
    private final BucketConfiguration ofMailbox;
    private final BucketConfiguration ofRange;
    private final BucketConfiguration ofTenant;
    private final AtomicLong counted = new AtomicLong();

    SignInLimits(DataSource database, SignInLimitConfig config, Clock clock) {
        ofMailbox = GrowingWait.of(config.mailboxTries(), config.firstWait(), config.longestWait());
        ofRange = GrowingWait.even(config.rangeTries(), config.rangeRecovery());
        ofTenant = GrowingWait.even(config.tenantTries(), config.tenantRecovery());
        buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("sign_in_limit")
                .idColumn("key")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .clientClock(time(clock))
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .build();
    }

    /**
     * Who tries what.
     *
     * @param address as typed and parsed
     * @param remote the internet address as the server saw it
     * @param browser names a browser in which the owner was let in before, or null
     */
    public record Try(TenantId tenant, String address, String remote, String browser) {
        public Try(TenantId tenant, String address, String remote) {
            this(tenant, address, remote, null);
        }

        /** A password that a link is used with: under the limits of its own code, of the neighbourhood and of the tenant. */
        public static Try ofLink(TenantId tenant, UUID link, String remote) {
            return new Try(tenant, "link " + link, remote);
        }

        public Try from(String known) {
            return new Try(tenant, address, remote, known);
        }

        String browserKey() {
            return key("browser", address + "|" + browser);
        }

        public String mailboxKey() {
            return key("mailbox", address);
        }

        String rangeKey() {
            return key("range", AddressRange.of(remote));
        }

        String patienceKey() {
            return key("patience", address + "|" + AddressRange.of(remote));
        }

        String tenantKey() {
            return key("tenant", "");
        }

        /** Nothing of it can be read in the database. */
        private String key(String what, String which) {
            try {
                byte[] text = (what + "|" + tenant + "|" + which).getBytes(StandardCharsets.UTF_8);
                return Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(text));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * Counts a try before it is made, so that many at once are counted too.
     *
     * @return how long to wait, or nothing when the password may be tried now
     */
    public Optional<Duration> count(Try attempt) {
        forgetSometimes();
        if (attempt.browser() != null) {
            // what others try does not hold up a browser that the owner has used
            return wait(attempt.browserKey(), ofMailbox);
        }
        Optional<Duration> ofOthers = wait(attempt.rangeKey(), ofRange).or(() -> wait(attempt.tenantKey(), ofTenant));
        return ofOthers.isPresent() && !hasWaitedEnough(attempt) ? ofOthers : wait(attempt.mailboxKey(), ofMailbox);
    }

    /** However many others try meanwhile: a quarter of an hour after the first refusal the mailbox's own limit decides. */
    private boolean hasWaitedEnough(Try attempt) {
        return bucket(attempt.patienceKey(), GrowingWait.PATIENCE).tryConsume(1);
    }

    /** The password was right: that try is given back, and the mailbox begins anew. */
    public void right(Try attempt) {
        bucket(attempt.mailboxKey(), ofMailbox).reset();
        if (attempt.browser() != null) {
            bucket(attempt.browserKey(), ofMailbox).reset();
            return;
        }
        bucket(attempt.rangeKey(), ofRange).addTokens(1);
        bucket(attempt.tenantKey(), ofTenant).addTokens(1);
    }

    /** It did not come to an answer, of a mailbox that is known to be there. */
    public void giveBack(Try attempt) {
        if (attempt.browser() != null) {
            bucket(attempt.browserKey(), ofMailbox).addTokens(1);
            return;
        }
        bucket(attempt.mailboxKey(), ofMailbox).addTokens(1);
        bucket(attempt.rangeKey(), ofRange).addTokens(1);
        bucket(attempt.tenantKey(), ofTenant).addTokens(1);
    }

    /** Anybody can make such rows: they go again once they have recovered wholly. */
    private void forgetSometimes() {
        if (counted.incrementAndGet() % BETWEEN_SWEEPS == 0) {
            int _ = buckets.removeExpired(FORGOTTEN_AT_ONCE);
        }
    }

    private Optional<Duration> wait(String key, BucketConfiguration rule) {
        ConsumptionProbe probe = bucket(key, rule).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket(String key, BucketConfiguration rule) {
        return buckets.getProxy(key, () -> rule);
    }

    private static TimeMeter time(Clock clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                Instant now = clock.instant();
                return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }
}
