package io.postern.api;

import io.postern.api.AnswerLedger.Reservation;
import io.postern.api.ApiProblem.Type;
import io.postern.platform.web.BaseUrl;
import io.postern.platform.web.Exchange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/** Runs a call that changes something. With an idempotency key what was answered once is answered again. */
@ApplicationScoped
class IdempotentCalls {
    private static final String HEADER = "Idempotency-Key";
    static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final int ACCEPTED = 202;
    static final int SOON = 2;

    private final AnswerLedger ledger;
    private final ApiJson json;
    private final Caller caller;
    private final Exchange exchange;
    private final BaseUrl baseUrl;

    IdempotentCalls(AnswerLedger ledger, ApiJson json, Caller caller, Exchange exchange, BaseUrl baseUrl) {
        this.ledger = ledger;
        this.json = json;
        this.caller = caller;
        this.exchange = exchange;
        this.baseUrl = baseUrl;
    }

    Response run(String method, Callable<ApiAnswer> call) throws Exception {
        String text = exchange.header(HEADER);
        if (text == null) {
            ApiAnswer answer = call.call();
            return response(answer.status(), answer.location(), body(answer)).build();
        }
        if (!KEY.matcher(text).matches()) {
            throw new ApiProblem(Type.IDEMPOTENCY_KEY);
        }
        var key = new AnswerLedger.Key(caller.tenant(), caller.installation().externalId(), text, hash(method));
        return switch (ledger.reserve(key)) {
            case Reservation.Ours(UUID run) -> first(key, run, call);
            case Reservation.Answered(int status, String location, byte[] body) ->
                response(status, location, body)
                        .header("Idempotent-Replay", "true")
                        .build();
            case Reservation.Running _ -> throw ApiProblem.later(Type.IN_PROGRESS, "", SOON);
            case Reservation.OfAnotherRequest _ -> throw new ApiProblem(Type.IDEMPOTENCY_KEY_REUSED);
        };
    }

    /** The same operation for the same key, so that a call that is worked on again makes nothing twice. */
    Optional<UUID> operation() {
        return Optional.ofNullable(exchange.header(HEADER))
                .map(key -> UUID.nameUUIDFromBytes(
                        (caller.tenant() + "\n" + caller.installation().externalId() + "\n" + key)
                                .getBytes(StandardCharsets.UTF_8)));
    }

    /** Only what was done is answered again: after a refusal the same may be tried once its cause is gone. */
    private Response first(AnswerLedger.Key key, UUID run, Callable<ApiAnswer> call) throws Exception {
        boolean kept = false;
        try {
            ApiAnswer answer = call.call();
            byte[] body = body(answer);
            if (answer.status() != ACCEPTED) {
                ledger.answered(key, run, answer.status(), answer.location(), body);
                kept = true;
            }
            return response(answer.status(), answer.location(), body).build();
        } finally {
            if (!kept) {
                ledger.release(key, run);
            }
        }
    }

    private Response.ResponseBuilder response(int status, String location, byte[] body) {
        var response = Response.status(status);
        if (body.length > 0) {
            response.type("application/json").entity(body);
        }
        if (location != null) {
            response.location(URI.create(baseUrl.origin() + "/" + caller.tenant() + "/api/v1" + location));
        }
        if (status == ACCEPTED) {
            response.header("Retry-After", SOON);
        }
        return response;
    }

    private byte[] body(ApiAnswer answer) {
        return answer.body() == null ? new byte[0] : json.write(answer.body());
    }

    private byte[] hash(String method) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((method + "\n" + exchange.uri() + "\n").getBytes(StandardCharsets.UTF_8));
            return digest.digest(caller.body());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
