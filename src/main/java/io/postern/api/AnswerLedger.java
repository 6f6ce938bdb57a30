package io.postern.api;

import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Answers by idempotency key, kept for a day. Sealed: some hold a password that is told once. */
@ApplicationScoped
class AnswerLedger {
    static final Duration KEPT = Duration.ofHours(24);
    /** When nobody answers for so long, whoever worked on it is dead: the same request may be worked on again. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Vault vault;
    private final Clock clock;

    AnswerLedger(Tenancy tenancy, EntityManager entities, Vault vault, Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.vault = vault;
        this.clock = clock;
    }

    /** @param hash of the whole request */
    record Key(TenantId tenant, String installation, String text, byte[] hash) {}

    sealed interface Reservation {
        /** To be worked on by the caller, who names {@code run} when it is done. */
        record Ours(UUID run) implements Reservation {}

        record Answered(int status, String location, byte[] body) implements Reservation {}

        record Running() implements Reservation {}

        record OfAnotherRequest() implements Reservation {}
    }

    Reservation reserve(Key key) {
        Instant now = clock.instant();
        UUID run = UUID.randomUUID();
        return tenancy.inTenant(key.tenant(), () -> {
            forgetOld(now);
            int fresh = entities.createNativeQuery("insert into api_answer (tenant_id, installation, idempotency_key,"
                            + " request_hash, run, lease_until, created_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
                            + " on conflict do nothing")
                    .setParameter(1, key.tenant().value())
                    .setParameter(2, key.installation())
                    .setParameter(3, key.text())
                    .setParameter(4, key.hash())
                    .setParameter(5, run)
                    .setParameter(6, now.plus(LEASE))
                    .setParameter(7, now)
                    .executeUpdate();
            return fresh > 0 ? new Reservation.Ours(run) : present(key, run, now);
        });
    }

    private Reservation present(Key key, UUID run, Instant now) {
        List<Object[]> rows = entities.createNativeQuery(
                        "select request_hash, status, location, sealed, lease_until from api_answer"
                                + " where installation = ?1 and idempotency_key = ?2 for update",
                        Object[].class)
                .setParameter(1, key.installation())
                .setParameter(2, key.text())
                .getResultList();
        if (rows.isEmpty()) {
            return new Reservation.Running();
        }
        Object[] row = rows.getFirst();
        if (!MessageDigest.isEqual((byte[]) row[0], key.hash())) {
            return new Reservation.OfAnotherRequest();
        }
        if (row[1] != null) {
            return new Reservation.Answered((Integer) row[1], (String) row[2], open(key, (byte[]) row[3]));
        }
        if (((Instant) row[4]).isAfter(now)) {
            return new Reservation.Running();
        }
        entities.createNativeQuery("update api_answer set run = ?1, lease_until = ?2"
                        + " where installation = ?3 and idempotency_key = ?4")
                .setParameter(1, run)
                .setParameter(2, now.plus(LEASE))
                .setParameter(3, key.installation())
                .setParameter(4, key.text())
                .executeUpdate();
        return new Reservation.Ours(run);
    }

    void answered(Key key, UUID run, int status, String location, byte[] body) {
        byte[] sealed = body.length == 0
                ? null
                : vault.seal(
                        Secret.of(new String(body, StandardCharsets.UTF_8)),
                        key.tenant().value(),
                        key.installation(),
                        key.text());
        tenancy.inTenant(key.tenant(), () -> {
            entities.createNativeQuery("update api_answer set status = ?1, location = ?2, sealed = cast(?3 as bytea)"
                            + " where installation = ?4 and idempotency_key = ?5 and run = ?6")
                    .setParameter(1, status)
                    .setParameter(2, location)
                    .setParameter(3, sealed)
                    .setParameter(4, key.installation())
                    .setParameter(5, key.text())
                    .setParameter(6, run)
                    .executeUpdate();
        });
    }

    /** Nothing came of it that should be repeated: the key is free for another try. */
    void release(Key key, UUID run) {
        tenancy.inTenant(key.tenant(), () -> {
            entities.createNativeQuery("delete from api_answer where installation = ?1 and idempotency_key = ?2"
                            + " and run = ?3 and status is null")
                    .setParameter(1, key.installation())
                    .setParameter(2, key.text())
                    .setParameter(3, run)
                    .executeUpdate();
        });
    }

    private byte[] open(Key key, byte[] sealed) {
        return sealed == null
                ? new byte[0]
                : vault.open(sealed, key.tenant().value(), key.installation(), key.text())
                        .reveal()
                        .getBytes(StandardCharsets.UTF_8);
    }

    private void forgetOld(Instant now) {
        entities.createNativeQuery("delete from api_answer where (installation, idempotency_key) in (select"
                        + " installation, idempotency_key from api_answer where created_at < ?1 order by created_at"
                        + " limit 100 for update skip locked)")
                .setParameter(1, now.minus(KEPT))
                .executeUpdate();
    }
}
