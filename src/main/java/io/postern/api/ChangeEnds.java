package io.postern.api;

import io.postern.api.ApiProblem.Type;
import io.postern.change.ChangeState;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.ProblemAnswers.Wrong;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Waits for changes, and tells those that were not made as problems. */
@ApplicationScoped
class ChangeEnds {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int LATER = 60;

    private final Changes changes;
    private final ApiMessages messages;
    private final Clock clock;

    ChangeEnds(Changes changes, ApiMessages messages, Clock clock) {
        this.changes = changes;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The change once it is done, or as it stands when that takes too long.
     *
     * @throws ApiProblem when it was not made
     */
    ChangeView await(TenantId tenant, ChangeView begun) throws InterruptedException {
        Instant until = clock.instant().plus(LONGEST);
        ChangeView change = begun;
        while (!change.finished() && clock.instant().isBefore(until)) {
            Thread.sleep(PAUSE);
            change = changes.find(tenant, change.id()).orElseThrow();
        }
        if (change.finished() && !change.done()) {
            throw problem(change);
        }
        return change;
    }

    ApiProblem problem(ProviderError error) {
        return problem(error.kind(), error.upstreamMessage(), error.field(), "");
    }

    private ApiProblem problem(ChangeView change) {
        Kind kind = change.outcomeKind() == null ? Kind.UNEXPECTED : Kind.valueOf(change.outcomeKind());
        if (change.state() == ChangeState.UNKNOWN) {
            return ApiProblem.later(Type.UNCLEAR, "", LATER);
        }
        return problem(kind, change.upstreamMessage(), change.field(), change.address());
    }

    private ApiProblem problem(Kind kind, String upstream, String field, String address) {
        String words = messages.change_detail(kind.name(), upstream == null ? "" : upstream);
        return switch (kind) {
            case ALREADY_EXISTS -> new ApiProblem(Type.EXISTS, address);
            case PASSWORD_REJECTED ->
                ApiProblem.invalid(List.of(
                        new Wrong("password", messages.field("password-rejected", upstream == null ? "" : upstream))));
            case INVALID ->
                field == null
                        ? new ApiProblem(Type.PROVIDER, words)
                        : ApiProblem.invalid(List.of(new Wrong(FieldWords.member(field), words)));
            case UNSUPPORTED -> new ApiProblem(Type.NOT_OFFERED, words);
            case NOT_FOUND, CONFLICT, FORBIDDEN, LIMIT -> new ApiProblem(Type.PROVIDER, words);
            case BUSY, UNAVAILABLE, CREDENTIALS -> ApiProblem.later(Type.PROVIDER_LATER, words, LATER);
            case TIMEOUT, UNEXPECTED -> ApiProblem.later(Type.UNCLEAR, words, LATER);
        };
    }
}
