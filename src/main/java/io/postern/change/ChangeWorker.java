package io.postern.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.change.ChangeLedger.Claim;
import io.postern.connection.Connections;
import io.postern.domain.Domain;
import io.postern.domain.Domains;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.MailProvider;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.MailboxRef;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Works on one change, or on several by one call: claims, calls the upstream with no transaction open, settles. Safe to
 * run for the same change anywhere at once: one claim wins, and the fence stops whoever slept.
 */
@ApplicationScoped
class ChangeWorker {
    private static final int MOST_ATTEMPTS = 3;

    private final Map<String, ChangeKind<?>> kinds;
    private final ChangeLedger ledger;
    private final Connections connections;
    private final Domains domains;
    private final ObjectMapper json;
    private final Clock clock;
    private final ErrorPolicy policy;

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
        this.policy = new ErrorPolicy(config.giveUpAfter(), MOST_ATTEMPTS);
    }

    void work(TenantId tenant, UUID changeId) {
        ledger.claim(tenant, changeId).ifPresent(claim -> work(tenant, claim, kindOf(claim)));
    }

    /** Works on changes of one kind and domain, by one upstream call where that is offered. */
    void workTogether(TenantId tenant, List<UUID> changeIds) {
        List<Claim> claims = new ArrayList<>();
        changeIds.forEach(id -> ledger.claim(tenant, id).ifPresent(claims::add));
        if (claims.isEmpty()) {
            return;
        }
        workTogether(tenant, claims, kindOf(claims.getFirst()));
    }

    private <I> void workTogether(TenantId tenant, List<Claim> claims, ChangeKind<I> kind) {
        List<Claim> fresh = claims.stream().filter(claim -> !claim.mayHaveRun()).toList();
        List<Claim> single = new ArrayList<>(claims);
        if (fresh.size() > 1 && kind.bulk().isPresent()) {
            BulkExecution<I> bulk = kind.bulk().get();
            List<Attempt<I>> attempts =
                    fresh.stream().map(claim -> attempt(tenant, claim, kind)).toList();
            try {
                if (bulk.most(attempts.getFirst()) >= attempts.size()) {
                    bulk.execute(attempts);
                    single.removeAll(fresh);
                    fresh.forEach(claim -> settle(tenant, claim, kind, confirm(tenant, claim, kind)));
                }
            } catch (ProviderError error) {
                // one bad address can spoil the call for all, so each is looked at and made on its own below
                Log.infof("bulk %s ended in %s; going on one by one", kind.name(), error.kind());
                single.removeAll(fresh);
                fresh.forEach(claim -> settle(tenant, claim, kind, confirm(tenant, claim, kind)));
            } catch (FenceLostException lost) {
                Log.warn(lost.getMessage());
                return;
            }
        }
        single.forEach(claim -> work(tenant, claim, kind));
    }

    /** After a bulk call: in force already, or else made singly. */
    private <I> Verdict confirm(TenantId tenant, Claim claim, ChangeKind<I> kind) {
        Attempt<I> attempt = attempt(tenant, claim, kind);
        try {
            return switch (kind.readBack(attempt)) {
                case ReadBack.Applied(Outcome outcome) -> new Verdict.Done(outcome);
                case ReadBack.NotApplied _, ReadBack.CannotTell _ -> execute(claim, kind, attempt);
            };
        } catch (ProviderError error) {
            return policy.unchanged(error, claim.attempt(clock.instant()));
        }
    }

    private <I> void work(TenantId tenant, Claim claim, ChangeKind<I> kind) {
        try {
            Attempt<I> attempt = attempt(tenant, claim, kind);
            Verdict verdict = claim.mayHaveRun() ? resume(claim, kind, attempt) : execute(claim, kind, attempt);
            settle(tenant, claim, kind, verdict);
        } catch (FenceLostException lost) {
            Log.warn(lost.getMessage());
        } catch (RuntimeException bug) {
            Log.errorf(bug, "change %s (%s) stopped half way", claim.change().id, kind.name());
            settle(tenant, claim, kind, policy.lookAgain(null, claim.attempt(clock.instant())));
        }
    }

    private <I> Verdict execute(Claim claim, ChangeKind<I> kind, Attempt<I> attempt) {
        try {
            return new Verdict.Done(kind.execute(attempt));
        } catch (ProviderError error) {
            return error.kind().outcomeUnknown()
                    ? afterUnknown(error, claim, kind, attempt)
                    : policy.unchanged(error, claim.attempt(clock.instant()));
        }
    }

    private <I> Verdict afterUnknown(ProviderError error, Claim claim, ChangeKind<I> kind, Attempt<I> attempt) {
        try {
            return switch (kind.readBack(attempt)) {
                case ReadBack.Applied(Outcome outcome) -> new Verdict.Done(outcome);
                // it may still be on its way: a second look decides
                case ReadBack.NotApplied _ -> policy.lookAgain(error, claim.attempt(clock.instant()));
                case ReadBack.CannotTell _ ->
                    kind.repeatable() && policy.mayTryAgain(claim.attempt(clock.instant()))
                            ? policy.lookAgain(error, claim.attempt(clock.instant()))
                            : new Verdict.NeverKnown(error);
            };
        } catch (ProviderError _) {
            return policy.lookAgain(error, claim.attempt(clock.instant()));
        }
    }

    /** An earlier attempt may have reached the upstream: look first, write again only if that is safe. */
    private <I> Verdict resume(Claim claim, ChangeKind<I> kind, Attempt<I> attempt) {
        ReadBack seen;
        try {
            seen = kind.readBack(attempt);
        } catch (ProviderError error) {
            return policy.lookAgain(error, claim.attempt(clock.instant()));
        }
        boolean again = policy.mayTryAgain(claim.attempt(clock.instant()));
        return switch (seen) {
            case ReadBack.Applied(Outcome outcome) -> new Verdict.Done(outcome);
            case ReadBack.NotApplied _ -> again ? execute(claim, kind, attempt) : new Verdict.Failed(null);
            case ReadBack.CannotTell _ ->
                again && kind.repeatable() ? execute(claim, kind, attempt) : new Verdict.NeverKnown(null);
        };
    }

    private <I> void settle(TenantId tenant, Claim claim, ChangeKind<I> kind, Verdict verdict) {
        ledger.settle(tenant, claim, verdict, (change, outcome) -> kind.reflect(tenant, change, outcome));
    }

    private <I> Attempt<I> attempt(TenantId tenant, Claim claim, ChangeKind<I> kind) {
        Change change = claim.change();
        Domain domain = domains.find(tenant, change.domainId).orElseThrow();
        Address address = Address.parse(change.address).orElseThrow();
        return new Attempt<>(
                tenant,
                change.mailboxId,
                new MailboxRef(domain.mailDomain(), address),
                input(change, kind.inputType()),
                claim.secrets(),
                () -> provider(tenant, change));
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

    private ChangeKind<?> kindOf(Claim claim) {
        ChangeKind<?> kind = kinds.get(claim.change().kind);
        if (kind == null) {
            throw new IllegalStateException("nothing does " + claim.change().kind);
        }
        return kind;
    }
}
