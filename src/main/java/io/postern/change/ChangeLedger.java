package io.postern.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.access.Actor;
import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.ProviderError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.hibernate.exception.ConstraintViolationException;

/** The change rows. Each method is one short transaction that also writes history; none calls an upstream. */
@ApplicationScoped
class ChangeLedger {
    private static final int ENDED_AT_ONCE = 200;

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final AuditTrail audit;
    private final Vault vault;
    private final ObjectMapper json;
    private final Clock clock;
    private final ChangeConfig config;

    ChangeLedger(
            Tenancy tenancy,
            EntityManager entities,
            AuditTrail audit,
            Vault vault,
            ObjectMapper json,
            Clock clock,
            ChangeConfig config) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.audit = audit;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
        this.config = config;
    }

    /** Records a change as planned; for an operation that is known already, the change it made then. */
    UUID plan(TenantId tenant, Actor actor, NewChange wanted, UUID batchId) {
        try {
            return insert(tenant, actor, wanted, batchId);
        } catch (ConstraintViolationException lost) {
            // the same form, sent twice at once: the other one won, and is found now
            return insert(tenant, actor, wanted, batchId);
        }
    }

    /** The same after a last look in the same transaction. */
    UUID planAfter(TenantId tenant, Actor actor, NewChange wanted, Runnable look) {
        try {
            return looked(tenant, actor, wanted, look);
        } catch (ConstraintViolationException lost) {
            return looked(tenant, actor, wanted, look);
        }
    }

    private UUID looked(TenantId tenant, Actor actor, NewChange wanted, Runnable look) {
        return tenancy.inTenant(tenant, () -> {
            look.run();
            return insert(tenant, actor, wanted, null);
        });
    }

    private UUID insert(TenantId tenant, Actor actor, NewChange wanted, UUID batchId) {
        return tenancy.inTenant(tenant, () -> {
            Optional<Change> earlier = ofSameForm(wanted.operationId());
            if (earlier.isPresent() && isMeant(earlier.get(), wanted)) {
                return earlier.get().id;
            }
            var change = new Change();
            change.kind = wanted.kind();
            change.connectionId = wanted.target().connectionId();
            change.domainId = wanted.target().domainId();
            change.mailboxId = wanted.target().mailboxId();
            change.address = wanted.target().subject();
            change.batchId = batchId;
            change.operationId =
                    wanted.operationId() == null || earlier.isPresent() ? UUID.randomUUID() : wanted.operationId();
            change.input = write(wanted.input());
            change.state = ChangeState.PLANNED;
            change.actor = actor.name();
            change.actorMemberId = actor.memberId();
            change.via = actor.via();
            if (actor.behalf() != null) {
                change.actingCustomerId = actor.behalf().customerId();
                change.actingReason = actor.behalf().reason();
            }
            change.createdAt = clock.instant();
            change.nextAttemptAt = change.createdAt;
            entities.persist(change);
            if (!wanted.secrets().isEmpty()) {
                change.sealed = vault.sealAll(wanted.secrets(), tenant.value(), change.id.toString(), "input");
            }
            record(tenant, actor, change);
            return change.id;
        });
    }

    private Optional<Change> ofSameForm(UUID operationId) {
        return operationId == null
                ? Optional.empty()
                : entities.createQuery("from Change where operationId = ?1", Change.class)
                        .setParameter(1, operationId)
                        .getResultStream()
                        .findFirst();
    }

    /** A form stands for one change of one kind and input; when nothing came of that change, sending it again means a new one. */
    private boolean isMeant(Change earlier, NewChange wanted) {
        UUID mailbox = wanted.target().mailboxId();
        return earlier.kind.equals(wanted.kind())
                // what was to be made may be there by now
                && (mailbox == null || mailbox.equals(earlier.mailboxId))
                && earlier.address.equals(wanted.target().subject())
                && tree(earlier.input).equals(tree(write(wanted.input())))
                && earlier.state != ChangeState.REFUSED
                && earlier.state != ChangeState.FAILED;
    }

    /**
     * Takes a change for this worker, unless it is finished, held, not due, or behind an earlier open change of the same
     * mailbox or, where there is none, of the same subject.
     */
    Optional<Claim> claim(TenantId tenant, UUID changeId) {
        return tenancy.inTenant(tenant, () -> {
            Change change = entities.find(Change.class, changeId, LockModeType.PESSIMISTIC_WRITE);
            Instant now = clock.instant();
            if (change == null
                    || change.finishedAt != null
                    || change.nextAttemptAt.isAfter(now)
                    || (change.state == ChangeState.RUNNING && change.leaseUntil.isAfter(now))
                    || behindAnother(change)) {
                return Optional.empty();
            }
            boolean mayHaveRun = change.state != ChangeState.PLANNED;
            change.state = ChangeState.RUNNING;
            change.fence++;
            change.attempts++;
            change.leaseUntil = now.plus(config.lease());
            change.startedAt = change.startedAt == null ? now : change.startedAt;
            record(tenant, change.actor(), change);
            entities.flush();
            entities.detach(change);
            return Optional.of(new Claim(change, mayHaveRun, secrets(tenant, change)));
        });
    }

    private boolean behindAnother(Change change) {
        String same = change.mailboxId != null
                ? "mailboxId = ?1"
                : "mailboxId is null and connectionId = ?1 and address = ?4";
        var query = entities.createQuery(
                        "select id from Change where " + same + " and finishedAt is null and id <> ?2"
                                + " and (createdAt < ?3 or (createdAt = ?3 and id < ?2))",
                        UUID.class)
                .setParameter(1, change.mailboxId != null ? change.mailboxId : change.connectionId)
                .setParameter(2, change.id)
                .setParameter(3, change.createdAt)
                .setMaxResults(1);
        if (change.mailboxId == null) {
            query.setParameter(4, change.address);
        }
        return !query.getResultList().isEmpty();
    }

    /** Proves that the worker still holds the change and renews its lease; otherwise it must stop. */
    void stillHeld(TenantId tenant, Change change) {
        Instant now = clock.instant();
        int renewed = tenancy.inTenant(tenant, () -> entities.createQuery(
                        "update Change set leaseUntil = ?1 where id = ?2 and fence = ?3 and leaseUntil > ?4"
                                + " and state = io.postern.change.ChangeState.RUNNING")
                .setParameter(1, now.plus(config.lease()))
                .setParameter(2, change.id)
                .setParameter(3, change.fence)
                .setParameter(4, now)
                .executeUpdate());
        if (renewed == 0) {
            throw new FenceLostException(change.id);
        }
    }

    /** Writes down how an attempt ended. {@code reflect} runs in the same transaction when the change is done. */
    void settle(TenantId tenant, Claim claim, Verdict verdict, BiConsumer<Change, Outcome> reflect) {
        tenancy.inTenant(tenant, () -> {
            Change change = entities.find(Change.class, claim.change().id, LockModeType.PESSIMISTIC_WRITE);
            if (change.fence != claim.change().fence || change.state != ChangeState.RUNNING) {
                throw new FenceLostException(change.id);
            }
            Instant now = clock.instant();
            switch (verdict) {
                case Verdict.Done(Outcome outcome) -> {
                    finish(change, ChangeState.DONE, null, now);
                    change.outcome = write(outcome.facts());
                    reflect.accept(change, outcome);
                    if (outcome.shownOnce() != null) {
                        change.sealed =
                                vault.seal(outcome.shownOnce(), tenant.value(), change.id.toString(), "shown-once");
                    }
                }
                case Verdict.Refused(ProviderError error) -> finish(change, ChangeState.REFUSED, error, now);
                case Verdict.Failed(ProviderError error) -> finish(change, ChangeState.FAILED, error, now);
                case Verdict.NeverKnown(ProviderError error) -> finish(change, ChangeState.UNKNOWN, error, now);
                case Verdict.Later(ProviderError error, Duration after) ->
                    postpone(
                            change,
                            claim.mayHaveRun() ? ChangeState.UNKNOWN : ChangeState.PLANNED,
                            error,
                            now.plus(after));
                case Verdict.LookAgain(ProviderError error, Duration after) ->
                    postpone(change, ChangeState.UNKNOWN, error, now.plus(after));
            }
            record(tenant, change.actor(), change);
        });
    }

    private static void finish(Change change, ChangeState state, ProviderError error, Instant now) {
        change.state = state;
        change.finishedAt = now;
        change.leaseUntil = null;
        change.sealed = null;
        explain(change, error);
    }

    private static void postpone(Change change, ChangeState state, ProviderError error, Instant next) {
        change.state = state;
        change.leaseUntil = null;
        change.nextAttemptAt = next;
        explain(change, error);
    }

    private static void explain(Change change, ProviderError error) {
        change.outcomeKind = error == null ? null : error.kind().name();
        change.outcomeCode = error == null ? null : error.code();
        change.outcomeField = error == null ? null : error.field();
        change.outcomeMessage = error == null ? null : error.upstreamMessage();
    }

    /** The generated secret of a finished change, once, for whoever asked for it. */
    Optional<Secret> takeSecret(TenantId tenant, UUID changeId, Predicate<Change> asked) {
        return tenancy.inTenant(tenant, () -> {
            Change change = entities.find(Change.class, changeId, LockModeType.PESSIMISTIC_WRITE);
            if (change == null
                    || change.sealed == null
                    || change.state != ChangeState.DONE
                    || !asked.test(change)
                    || change.finishedAt.plus(config.secretKept()).isBefore(clock.instant())) {
                return Optional.empty();
            }
            Secret secret = vault.open(change.sealed, tenant.value(), change.id.toString(), "shown-once");
            change.sealed = null;
            return Optional.of(secret);
        });
    }

    /**
     * Ends what is open and wipes every secret: what nobody has begun is cancelled, and of the rest nobody will ask any
     * more. Some at a time; false when there was nothing left.
     */
    boolean endSome(TenantId tenant) {
        return tenancy.inTenant(tenant, () -> {
            Instant now = clock.instant();
            List<Change> open = entities.createQuery(
                            "from Change where finishedAt is null order by createdAt, id", Change.class)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .setMaxResults(ENDED_AT_ONCE)
                    .getResultList();
            for (Change change : open) {
                finish(
                        change,
                        change.state == ChangeState.PLANNED ? ChangeState.CANCELLED : ChangeState.UNKNOWN,
                        null,
                        now);
                record(tenant, Actor.SYSTEM, change);
            }
            entities.flush();
            entities.createQuery("update Change set sealed = null where sealed is not null")
                    .executeUpdate();
            return !open.isEmpty();
        });
    }

    Map<String, String> facts(TenantId tenant, UUID changeId) {
        return tenancy.inTenant(tenant, () -> {
            Change change = entities.find(Change.class, changeId);
            return change == null || change.outcome == null ? Map.of() : read(change.outcome);
        });
    }

    /** Wipes generated secrets that nobody came to see. */
    void wipeOldSecrets(TenantId tenant) {
        tenancy.inTenant(tenant, () -> entities.createQuery(
                        "update Change set sealed = null where sealed is not null and finishedAt < ?1")
                .setParameter(1, clock.instant().minus(config.secretKept()))
                .executeUpdate());
    }

    private Map<String, Secret> secrets(TenantId tenant, Change change) {
        if (change.sealed == null) {
            return Map.of();
        }
        return vault.openAll(change.sealed, tenant.value(), change.id.toString(), "input");
    }

    private void record(TenantId tenant, Actor actor, Change change) {
        Map<String, String> details = new HashMap<>();
        if (change.outcomeKind != null) {
            details.put("outcome", change.outcomeKind);
        }
        if (change.outcomeCode != null) {
            details.put("code", change.outcomeCode);
        }
        audit.append(
                tenant,
                new AuditLine(
                        "change." + change.kind,
                        actor,
                        change.id,
                        change.batchId,
                        change.domainId,
                        change.mailboxId,
                        change.address,
                        change.state.name(),
                        details));
    }

    private Map<String, String> read(String facts) {
        try {
            return json.readValue(facts, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not an outcome", e);
        }
    }

    private JsonNode tree(String input) {
        try {
            return json.readTree(input);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an input that cannot be read", e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an input record", e);
        }
    }

    /**
     * A change this worker holds.
     *
     * @param change detached
     * @param mayHaveRun an earlier attempt may have reached the upstream
     */
    record Claim(Change change, boolean mayHaveRun, Map<String, Secret> secrets) {
        ErrorPolicy.Try attempt(Instant now) {
            return new ErrorPolicy.Try(
                    change.attempts, Duration.between(change.createdAt, now), change.batchId != null);
        }
    }
}
