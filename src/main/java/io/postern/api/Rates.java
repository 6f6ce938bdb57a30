package io.postern.api;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** How often one installation may call, on each node: a module that runs wild takes nothing from the others. */
@ApplicationScoped
class Rates {
    private static final long BURST = 200;
    private static final long PER_SECOND = 20;

    private final LoadingCache<Key, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(1))
            .maximumSize(100_000)
            .build(_ -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(BURST).refillGreedy(PER_SECOND, Duration.ofSeconds(1)))
                    .build());

    private record Key(TenantId tenant, String installation) {}

    void take(TenantId tenant, String installation) {
        var probe = buckets.get(new Key(tenant, installation)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            int seconds =
                    (int) Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
            throw ApiProblem.later(ApiProblem.Type.TOO_MANY, "", seconds);
        }
    }
}
