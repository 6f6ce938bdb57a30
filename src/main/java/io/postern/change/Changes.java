package io.postern.change;

import io.postern.access.Actor;
import io.postern.platform.secret.Secret;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.tenant.OpenWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes changes, and tells how they stand. */
@ApplicationScoped
public class Changes implements OpenWork {
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final ChangeLedger ledger;
    private final ChangeQueries queries;
    private final ChangeDrainer drainer;
    private final ChangeConfig config;
    private final Clock clock;

    Changes(
            Tenancy tenancy,
            EntityManager entities,
            ChangeLedger ledger,
            ChangeQueries queries,
            ChangeDrainer drainer,
            ChangeConfig config,
            Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.ledger = ledger;
        this.queries = queries;
        this.drainer = drainer;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Records the change, starts it at once, and waits a moment for it. What comes back may be unfinished; it then
     * finishes by itself. Call it outside any transaction.
     */
    public ChangeView run(TenantId tenant, Actor actor, NewChange wanted) {
        UUID id = ledger.plan(tenant, actor, wanted, null);
        drainer.start(tenant, id).await(config.pageWait());
        return queries.find(tenant, id).orElseThrow();
    }

    /**
     * The same, with a last look in the transaction that records it.
     *
     * @param look throws to keep it from being made
     */
    public ChangeView run(TenantId tenant, Actor actor, NewChange wanted, Runnable look) {
        UUID id = ledger.planAfter(tenant, actor, wanted, look);
        drainer.start(tenant, id).await(config.pageWait());
        return queries.find(tenant, id).orElseThrow();
    }

    /** The same for many targets; they finish in any order. Returns the batch. */
    public UUID runAll(TenantId tenant, Actor actor, String kind, List<Target> targets, Function<Target, ?> input) {
        UUID batchId = tenancy.inTenant(tenant, () -> planAll(tenant, actor, kind, targets, input));
        List<ChangeDrainer.Started> started = drain(tenant, targets);
        var deadline = clock.instant().plus(config.pageWait());
        started.forEach(run -> run.await(java.time.Duration.between(clock.instant(), deadline)));
        return batchId;
    }

    /**
     * The same, of which nobody waits for the end, with targets that are chosen in the transaction that records their
     * changes. Nothing when there are none.
     */
    public Optional<UUID> startAll(
            TenantId tenant, Actor actor, String kind, Supplier<List<Target>> choose, Object input) {
        List<Target> targets = new ArrayList<>();
        Optional<UUID> batchId = tenancy.inTenant(tenant, () -> {
            targets.addAll(choose.get());
            return targets.isEmpty()
                    ? Optional.empty()
                    : Optional.of(planAll(tenant, actor, kind, targets, _ -> input));
        });
        var _ = drain(tenant, targets);
        return batchId;
    }

    private UUID planAll(TenantId tenant, Actor actor, String kind, List<Target> targets, Function<Target, ?> input) {
        var batch = new Batch();
        batch.kind = kind;
        batch.total = targets.size();
        batch.actor = actor.name();
        batch.actorMemberId = actor.memberId();
        batch.createdAt = clock.instant();
        entities.persist(batch);
        entities.flush();
        targets.forEach(
                target -> ledger.plan(tenant, actor, new NewChange(null, kind, target, input.apply(target)), batch.id));
        return batch.id;
    }

    private List<ChangeDrainer.Started> drain(TenantId tenant, List<Target> targets) {
        return targets.stream()
                .map(Target::connectionId)
                .distinct()
                .map(connection -> drainer.drain(tenant, connection))
                .toList();
    }

    /** History keeps it. */
    @Override
    public void endAll(TenantId tenant) {
        boolean more = true;
        while (more) {
            more = ledger.endSome(tenant);
        }
    }

    public Optional<ChangeView> find(TenantId tenant, UUID changeId) {
        return queries.find(tenant, changeId);
    }

    /** The change that this form has made already, if any. */
    public Optional<ChangeView> ofForm(TenantId tenant, UUID operationId) {
        return queries.ofForm(tenant, operationId);
    }

    /** What a change that was done left for later. */
    public Map<String, String> facts(TenantId tenant, UUID changeId) {
        return ledger.facts(tenant, changeId);
    }

    public List<ChangeView> ofBatch(TenantId tenant, UUID batchId) {
        return queries.ofBatch(tenant, batchId);
    }

    /** The oldest unfinished change of a mailbox. */
    public Optional<ChangeView> openOf(TenantId tenant, UUID mailboxId) {
        return queries.openOf(tenant, mailboxId);
    }

    /** A generated password, once, and only for the member who asked for it. */
    public Optional<Secret> takeSecret(TenantId tenant, UUID changeId, UUID memberId) {
        return ledger.takeSecret(tenant, changeId, change -> Objects.equals(memberId, change.actorMemberId));
    }

    /** The same for somebody who is no member, such as a billing system. */
    public Optional<Secret> takeSecretMadeFor(TenantId tenant, UUID changeId, Actor actor) {
        return ledger.takeSecret(
                tenant,
                changeId,
                change -> actor.memberId() == null
                        && change.actorMemberId == null
                        && actor.via().equals(change.via)
                        && actor.name().equals(change.actor));
    }
}
