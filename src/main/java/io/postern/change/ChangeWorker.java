package io.postern.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.change.ChangeLedger.Claim;
import io.postern.connection.Connection;
import io.postern.connection.Connections;
import io.postern.connection.NoConnection;
import io.postern.domain.Domain;
import io.postern.domain.Domains;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.MailProvider;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.Kind;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Works on one change, or on several by one call: claims, calls the upstream with no transaction open, settles. Safe to
 * run for the same change anywhere at once: one claim wins, and the fence stops whoever slept.
 */
@ApplicationScoped
class ChangeWorker {
    private final Map<String, ChangeKind<?>> kinds;
    private final ChangeLedger ledger;
    private final Connections connections;
    private final Domains domains;
    private final ObjectMapper json;
    private final Clock clock;
    private final ErrorPolicy policy;
    private final int perConnection;

    ChangeWorker(
            @All List<ChangeKind<?>> kinds,
            ChangeLedger ledger,
            Connections connections,
            Domains domains,
            ObjectMapper json,
            Clock clock,
            ChangeConfig config) {
        this.kinds = kinds.stream().collect(Collectors.toMap(ChangeKind::name, Function.identity()));
        this.ledger = ledger;
        this.connections = connections;
        this.domains = domains;
        this.json = json;
        this.clock = clock;
        this.policy = new ErrorPolicy(config.giveUpAfter());
        this.perConnection = config.perConnection();
    }

    void work(TenantId tenant, UUID changeId) {
        ledger.claim(tenant, changeId).ifPresent(claim -> work(tenant, claim, kind(claim.change().kind)));
    }

    /** Works on changes of one kind, domain and input, by one upstream call where that is offered. */
    void workTogether(TenantId tenant, UUID connectionId, String kindName, List<UUID> changeIds) {
        workTogether(tenant, connectionId, kind(kindName), changeIds);
    }

    private <I> void workTogether(TenantId tenant, UUID connectionId, ChangeKind<I> kind, List<UUID> changeIds) {
        int most = changeIds.size() < 2 ? 1 : most(tenant, connectionId, kind);
        if (most < 2) {
            changeIds.forEach(id -> work(tenant, id));
            return;
        }
        for (int from = 0; from < changeIds.size(); from += most) {
            bulk(tenant, kind, changeIds.subList(from, Math.min(from + most, changeIds.size())));
        }
    }

    private <I> int most(TenantId tenant, UUID connectionId, ChangeKind<I> kind) {
        try {
            return kind.bulk()
                    .map(bulk -> bulk.most(connections.provider(tenant, connectionId)))
                    .orElse(1);
        } catch (NoConnection | ProviderError _) {
            return 1;
        }
    }

    private <I> void bulk(TenantId tenant, ChangeKind<I> kind, List<UUID> changeIds) {
        List<Claim> fresh = new ArrayList<>();
        List<Claim> doubtful = new ArrayList<>();
        changeIds.forEach(
                id -> ledger.claim(tenant, id).ifPresent(claim -> (claim.mayHaveRun() ? doubtful : fresh).add(claim)));
        if (fresh.size() < 2) {
            fresh.forEach(claim -> work(tenant, claim, kind));
        } else {
            call(tenant, kind, fresh);
            inParallel(
                    fresh,
                    claim -> guarded(tenant, claim, kind, () -> confirm(claim, kind, attempt(tenant, claim, kind))));
        }
        doubtful.forEach(claim -> work(tenant, claim, kind));
    }

    private <I> void call(TenantId tenant, ChangeKind<I> kind, List<Claim> claims) {
        try {
            kind.bulk()
                    .orElseThrow()
                    .execute(claims.stream()
                            .map(claim -> attempt(tenant, claim, kind))
                            .toList());
        } catch (ProviderError error) {
            // one bad address can spoil the call for all: each is looked at now, and made on its own if need be
            Log.infof("bulk %s ended in %s; going on one by one", kind.name(), error.kind());
        } catch (FenceLostException | NoConnection stopped) {
            Log.warn(stopped.getMessage());
        }
    }

    private void inParallel(List<Claim> claims, Consumer<Claim> work) {
        var places = new Semaphore(perConnection);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Claim claim : claims) {
                places.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        work.accept(claim);
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }

    private <I> void work(TenantId tenant, Claim claim, ChangeKind<I> kind) {
        guarded(tenant, claim, kind, () -> {
            Attempt<I> attempt = attempt(tenant, claim, kind);
            return claim.mayHaveRun() ? resume(claim, kind, attempt) : execute(claim, kind, attempt, false);
        });
    }

    private <I> void guarded(TenantId tenant, Claim claim, ChangeKind<I> kind, Supplier<Verdict> work) {
        try {
            Verdict verdict;
            try {
                verdict = work.get();
            } catch (NoConnection gone) {
                Log.warn(gone.getMessage());
                verdict = claim.mayHaveRun() ? new Verdict.NeverKnown(null) : new Verdict.Failed(null);
            }
            ledger.settle(tenant, claim, verdict, (change, outcome) -> kind.reflect(tenant, change, outcome));
            reportRefusal(tenant, verdict);
        } catch (FenceLostException lost) {
            Log.warn(lost.getMessage());
        } catch (RuntimeException bug) {
            // the lease runs out and somebody looks again; nothing is known of the upstream now
            Log.errorf(bug, "change %s (%s) stopped half way", claim.change().id, kind.name());
        }
    }

    /** What is refused for one change is refused for all: the connection's work stops until its owner acts. */
    private void reportRefusal(TenantId tenant, Verdict verdict) {
        ProviderError error = verdict.error();
        if (error != null && error.connectionRefused()) {
            connections.recordHealth(tenant, error.connectionId(), Connection.Health.REFUSED, error.upstreamMessage());
        }
    }

    /** After a bulk call: in force already, or else made singly. */
    private <I> Verdict confirm(Claim claim, ChangeKind<I> kind, Attempt<I> attempt) {
        ReadBack seen;
        try {
            seen = kind.readBack(attempt);
        } catch (ProviderError error) {
            return definite(error) ? policy.unchanged(error, now(claim)) : policy.lookAgain(error, now(claim));
        }
        return switch (seen) {
            case ReadBack.Applied(Outcome outcome) -> new Verdict.Done(outcome);
            case ReadBack.NotApplied _, ReadBack.NotYet _, ReadBack.CannotTell _ -> execute(claim, kind, attempt, true);
        };
    }

    /** An address that is gone is gone, whatever was sent before. */
    private static boolean definite(ProviderError error) {
        return error.kind() == Kind.NOT_FOUND;
    }

    /** @param doubt an earlier write may still take effect, so that no refusal proves that nothing was changed */
    private <I> Verdict execute(Claim claim, ChangeKind<I> kind, Attempt<I> attempt, boolean doubt) {
        try {
            return new Verdict.Done(kind.execute(attempt));
        } catch (NotInForceException _) {
            return policy.lookAgain(null, now(claim));
        } catch (NotStartedException before) {
            return doubt && !definite(before.error())
                    ? policy.lookAgain(before.error(), now(claim))
                    : policy.notStarted(before.error(), now(claim));
        } catch (ProviderError error) {
            return doubt || error.kind().outcomeUnknown()
                    ? afterUnknown(error, claim, kind, attempt)
                    : policy.unchanged(error, now(claim));
        }
    }

    private <I> Verdict afterUnknown(ProviderError error, Claim claim, ChangeKind<I> kind, Attempt<I> attempt) {
        try {
            return switch (kind.readBack(attempt)) {
                case ReadBack.Applied(Outcome outcome) -> new Verdict.Done(outcome);
                // after a refusal nothing is on its way any more; else a second look decides
                case ReadBack.NotApplied _ ->
                    error.kind().outcomeUnknown()
                            ? policy.lookAgain(error, now(claim))
                            : policy.unchanged(error, now(claim));
                case ReadBack.NotYet _ -> notYet(error, claim).orElseGet(() -> afterPatience(error, claim));
                case ReadBack.CannotTell _ ->
                    kind.repeatable() ? policy.lookAgain(error, now(claim)) : new Verdict.NeverKnown(error);
            };
        } catch (ProviderError _) {
            return policy.lookAgain(error, now(claim));
        }
    }

    /** An earlier attempt may have reached the upstream: look first, write again only if that is safe. */
    private <I> Verdict resume(Claim claim, ChangeKind<I> kind, Attempt<I> attempt) {
        ReadBack seen;
        try {
            seen = kind.readBack(attempt);
        } catch (ProviderError error) {
            return definite(error) ? policy.unchanged(error, now(claim)) : policy.lookAgain(error, now(claim));
        }
        boolean again = policy.mayTryAgain(now(claim));
        return switch (seen) {
            case ReadBack.Applied(Outcome outcome) -> new Verdict.Done(outcome);
            case ReadBack.NotApplied _ -> again ? execute(claim, kind, attempt, true) : new Verdict.Failed(null);
            case ReadBack.NotYet _ -> notYet(null, claim).orElseGet(() -> execute(claim, kind, attempt, true));
            case ReadBack.CannotTell _ ->
                again && kind.repeatable() ? execute(claim, kind, attempt, true) : new Verdict.NeverKnown(null);
        };
    }

    /** Another look, while there is patience for one. */
    private Optional<Verdict> notYet(ProviderError error, Claim claim) {
        return Optional.of(policy.lookAgain(error, now(claim))).filter(Verdict.LookAgain.class::isInstance);
    }

    private Verdict afterPatience(ProviderError error, Claim claim) {
        return error.kind().outcomeUnknown() ? new Verdict.NeverKnown(error) : policy.unchanged(error, now(claim));
    }

    private ErrorPolicy.Try now(Claim claim) {
        return claim.attempt(clock.instant());
    }

    private <I> Attempt<I> attempt(TenantId tenant, Claim claim, ChangeKind<I> kind) {
        Change change = claim.change();
        return new Attempt<>(
                tenant,
                change.mailboxId,
                change.domainId == null ? null : domain(tenant, change).mailDomain(),
                change.address,
                input(change, kind.inputType()),
                claim.secrets(),
                () -> provider(tenant, change));
    }

    /** A domain that has moved meanwhile has another order at another account. */
    private Domain domain(TenantId tenant, Change change) {
        return domains.find(tenant, change.domainId)
                .filter(found -> found.connectionId.equals(change.connectionId))
                .orElseThrow(NoConnection::new);
    }

    private MailProvider provider(TenantId tenant, Change change) {
        MailProvider provider = connections.provider(tenant, change.connectionId);
        ledger.stillHeld(tenant, change);
        return provider;
    }

    private <I> I input(Change change, Class<I> type) {
        try {
            return json.readValue(change.input, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the input of change " + change.id + " cannot be read", e);
        }
    }

    private ChangeKind<?> kind(String name) {
        ChangeKind<?> kind = kinds.get(name);
        if (kind == null) {
            throw new IllegalStateException("nothing does " + name);
        }
        return kind;
    }
}
