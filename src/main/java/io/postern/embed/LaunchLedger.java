package io.postern.embed;

import io.postern.access.HandOvers;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which launches were taken, and by which session. Every method joins a transaction of the tenant, or has its own. */
@ApplicationScoped
class LaunchLedger implements HandOvers {
    private static final Duration HAND_OVER_LIFE = Duration.ofSeconds(60);
    /** In the place of an installation, whose ids have no such sign. */
    private static final String DOOR = "/me/sign-in";

    private static final Duration MARGIN = Duration.ofSeconds(2L * LaunchClaims.SKEW);

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Clock clock;

    LaunchLedger(Tenancy tenancy, EntityManager entities, Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.clock = clock;
    }

    /** Whether this is the first presentation. Others that come meanwhile wait for the caller's transaction to end. */
    boolean take(TenantId tenant, LaunchClaims launch) {
        return tenancy.inTenant(
                tenant,
                () -> entities.createNativeQuery(
                                        "insert into launch_jti (tenant_id, issuer, jti, session_id, expires_at)"
                                                + " values (?1, ?2, ?3, ?4, ?5) on conflict do nothing")
                                .setParameter(1, tenant.value())
                                .setParameter(2, launch.issuer())
                                .setParameter(3, launch.tokenId())
                                .setParameter(4, new UUID(0, 0))
                                .setParameter(5, launch.expires().plus(MARGIN))
                                .executeUpdate()
                        > 0);
    }

    /** Names the session that a taken launch has made. */
    void note(TenantId tenant, LaunchClaims launch, UUID session, Optional<HandOverCode> code) {
        Instant now = clock.instant();
        tenancy.inTenant(tenant, () -> {
            entities.createNativeQuery("update launch_jti set session_id = ?1, hand_over_hash = cast(?2 as bytea),"
                            + " hand_over_until = ?3 where issuer = ?4 and jti = ?5")
                    .setParameter(1, session)
                    .setParameter(2, code.map(HandOverCode::hash).orElse(null))
                    .setParameter(3, now.plus(HAND_OVER_LIFE))
                    .setParameter(4, launch.issuer())
                    .setParameter(5, launch.tokenId())
                    .executeUpdate();
            forgetOld(now);
        });
    }

    /** For somebody who has signed in within a frame: noted like a launch that nobody can present. */
    @Override
    public String code(TenantId tenant, UUID session) {
        HandOverCode code = HandOverCode.generate();
        Instant now = clock.instant();
        tenancy.inTenant(tenant, () -> {
            entities.createNativeQuery(
                            "insert into launch_jti (tenant_id, issuer, jti, session_id, hand_over_hash, hand_over_until,"
                                    + " expires_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?6)")
                    .setParameter(1, tenant.value())
                    .setParameter(2, DOOR)
                    .setParameter(3, session.toString())
                    .setParameter(4, session)
                    .setParameter(5, code.hash())
                    .setParameter(6, now.plus(HAND_OVER_LIFE))
                    .executeUpdate();
            forgetOld(now);
        });
        return code.value();
    }

    Optional<UUID> session(TenantId tenant, LaunchClaims launch) {
        return tenancy.inTenant(tenant, () -> entities.createNativeQuery(
                        "select session_id from launch_jti where issuer = ?1 and jti = ?2", UUID.class)
                .setParameter(1, launch.issuer())
                .setParameter(2, launch.tokenId())
                .getResultStream()
                .map(UUID.class::cast)
                .findFirst());
    }

    /**
     * The session that a hand-over leads to. It leads there once.
     *
     * @param next takes its place for what is left of its time
     */
    Optional<UUID> redeem(TenantId tenant, HandOverCode code, Optional<HandOverCode> next) {
        return tenancy.inTenant(tenant, () -> entities.createNativeQuery(
                        "update launch_jti set hand_over_hash = cast(?3 as bytea)"
                                + " where hand_over_hash = ?1 and hand_over_until > ?2 returning session_id",
                        UUID.class)
                .setParameter(1, code.hash())
                .setParameter(2, clock.instant())
                .setParameter(3, next.map(HandOverCode::hash).orElse(null))
                .getResultStream()
                .map(UUID.class::cast)
                .findFirst());
    }

    private void forgetOld(Instant now) {
        entities.createNativeQuery("delete from launch_jti where (issuer, jti) in (select issuer, jti from launch_jti"
                        + " where expires_at < ?1 order by expires_at limit 100 for update skip locked)")
                .setParameter(1, now)
                .executeUpdate();
    }
}
