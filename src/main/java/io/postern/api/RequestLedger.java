package io.postern.api;

import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Which signed requests were taken: each is taken once. */
@ApplicationScoped
class RequestLedger {
    private static final Duration MARGIN = Duration.ofSeconds(2L * RequestClaims.SKEW);

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Clock clock;

    RequestLedger(Tenancy tenancy, EntityManager entities, Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.clock = clock;
    }

    /** Whether this is the first time. */
    boolean take(TenantId tenant, String installation, RequestClaims claims) {
        Instant now = clock.instant();
        return tenancy.inTenant(tenant, () -> {
            entities.createNativeQuery("delete from api_jti where (installation, jti) in (select installation, jti"
                            + " from api_jti where expires_at < ?1 order by expires_at limit 100"
                            + " for update skip locked)")
                    .setParameter(1, now)
                    .executeUpdate();
            return entities.createNativeQuery("insert into api_jti (tenant_id, installation, jti, expires_at)"
                                    + " values (?1, ?2, ?3, ?4) on conflict do nothing")
                            .setParameter(1, tenant.value())
                            .setParameter(2, installation)
                            .setParameter(3, claims.tokenId())
                            .setParameter(4, claims.expires().plus(MARGIN))
                            .executeUpdate()
                    > 0;
        });
    }
}
