package io.postern.sandbox.logicboxes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.sandbox.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Takes one call from its arrival to its reply, through the faults that lie in its way. */
final class Exchange {
    private static final int EXCERPT = 400;
    private static final String JSON = "application/json";
    private static final String HTML =
            "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";
    private final Accounts accounts;
    private final Api api;
    private final ObjectMapper mapper;
    private final Clock clock;

    Exchange(Accounts accounts, ObjectMapper mapper, Clock clock) {
        this.accounts = accounts;
        this.api = new Api(accounts, new UserMethods(), new AccountMethods(clock));
        this.mapper = mapper;
        this.clock = clock;
    }

    Reply reply(Call call) throws InterruptedException {
        Account account = accounts.find(call.value("auth-userid").orElse("")).orElse(null);
        Journal.Line line = account == null
                ? accounts.strangers().record(clock.instant(), call, false)
                : account.journal()
                        .record(clock.instant(), call, account.switches().journalOff());
        Fault strikes = null;
        for (Fault fault : account == null ? List.<Fault>of() : account.faults().take(call)) {
            if (fault.delays()) {
                fault.delay();
            } else {
                strikes = fault;
            }
        }
        return strikes == null ? undisturbed(call, line) : disturbed(call, line, strikes);
    }

    private Reply undisturbed(Call call, Journal.Line line) {
        Answer answer = api.answer(call);
        Reply.Whole whole = whole(answer);
        line.end(new Journal.End(answer.applied(), null, answer.status(), excerpt(whole, answer)));
        return whole;
    }

    private Reply disturbed(Call call, Journal.Line line, Fault fault) throws InterruptedException {
        Answer answer = fault.applies() ? api.answer(call) : Answer.success(false);
        Reply reply = spoilt(answer, fault.wish());
        Journal.End end =
                switch (reply) {
                    case Reply.Whole whole -> end(answer, fault, whole);
                    case Reply.Cut cut -> end(answer, fault, cut.whole());
                    case Reply.Flood flood -> end(answer, fault, flood.whole());
                    case Reply.Reset reset ->
                        new Journal.End(answer.applied(), fault.kind().name(), 0, null);
                    case Reply.Silence silence ->
                        new Journal.End(answer.applied(), fault.kind().name(), 0, null);
                };
        line.end(end);
        if (fault.kind() == Fault.Kind.HOLD_AFTER) {
            fault.hold();
        }
        return reply;
    }

    private Journal.End end(Answer answer, Fault fault, Reply.Whole whole) {
        return new Journal.End(answer.applied(), fault.kind().name(), whole.status(), excerpt(whole, answer));
    }

    private Reply spoilt(Answer answer, Fault.Wish wish) {
        return switch (wish.kind()) {
            case LATENCY, HOLD, HOLD_AFTER, LIE -> whole(answer);
            case HANG, HANG_AFTER -> new Reply.Silence();
            case RESET_BEFORE, RESET_AFTER -> new Reply.Reset();
            case TRUNCATED -> new Reply.Cut(whole(answer));
            case EMPTY -> text(200, JSON, "");
            case GARBAGE -> text(200, JSON, "\u0001\u0002}{ not what you asked for ]");
            case HUGE -> new Reply.Flood(whole(answer), wish.bytes() == 0 ? 64L << 20 : wish.bytes());
            case HTML_502 -> text(502, "text/html", HTML);
            case ERROR_500 -> whole(error(500, wish));
            case ERROR_200 -> whole(error(200, wish));
            case FAILURE -> whole(Answer.failure(wish.code(), or(wish.message(), "The action failed")));
            case ODD_CASE -> oddly(whole(answer));
            case IP_NOT_ALLOWED -> wish.reset() ? new Reply.Reset() : text(200, "text/html", "");
            case EXPIRED_CREDENTIALS -> whole(Api.invalidCredentials());
        };
    }

    private static Answer error(int status, Fault.Wish wish) {
        return Answer.error(
                status, or(wish.messageKey(), "message"), or(wish.message(), "An unexpected error has occurred"));
    }

    private static Reply oddly(Reply.Whole whole) {
        String body = new String(whole.body(), StandardCharsets.UTF_8);
        for (var spelling : Map.of("SUCCESS", "Success", "FAILURE", "failure", "ERROR", "Error")
                .entrySet()) {
            body = body.replace("\"status\":\"" + spelling.getKey(), "\"status\":\"" + spelling.getValue());
        }
        return text(whole.status(), whole.type(), body);
    }

    private Reply.Whole whole(Answer answer) {
        try {
            return new Reply.Whole(answer.status(), JSON, mapper.writeValueAsBytes(answer.body()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Reply.Whole text(int status, String type, String body) {
        return new Reply.Whole(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String excerpt(Reply.Whole whole, Answer answer) {
        String body = new String(whole.body(), 0, Math.min(EXCERPT, whole.body().length), StandardCharsets.UTF_8);
        return answer.secret() == null ? body : body.replace(answer.secret(), "***");
    }

    private static String or(String given, String otherwise) {
        return given == null ? otherwise : given;
    }
}
