package io.postern.sandbox.opensrs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.sandbox.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/** Takes one call from its arrival to its reply, through the faults that lie in its way. */
final class Exchange {
    private static final int EXCERPT = 400;
    private static final String JSON = "application/json";
    private final Accounts accounts;
    private final Login login;
    private final Api api;
    private final ObjectMapper mapper;
    private final Clock clock;

    Exchange(Accounts accounts, ObjectMapper mapper, Clock clock) {
        this.accounts = accounts;
        this.login = new Login(clock);
        this.api = new Api(accounts, login, mapper, clock);
        this.mapper = mapper;
        this.clock = clock;
    }

    Reply reply(Call call) throws InterruptedException {
        Account account = call.body() == null || call.user().isEmpty()
                ? null
                : login.choose(accounts.of(call.cluster(), call.user()), call).orElse(null);
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
        return strikes == null ? undisturbed(call, account, line) : disturbed(call, account, line, strikes);
    }

    private Reply undisturbed(Call call, Account account, Journal.Line line) {
        Reply.Whole refused = refused(call, account);
        Answer answer = refused == null ? api.answer(call, account) : Answer.error(0, null);
        Reply.Whole whole = refused == null ? whole(answer, account) : refused;
        line.end(end(answer, null, whole));
        return whole;
    }

    /** What is turned away before any method sees it. */
    private Reply.Whole refused(Call call, Account account) {
        if (!api.has(call.method())) {
            return page(404, "Not Found");
        }
        if (!call.verb().equals("POST") || call.body() == null) {
            return page(400, "Bad Request");
        }
        int rate = account == null ? 0 : account.switches().callsPerMinute();
        return rate > 0 && account.journal().since(clock.instant().minusSeconds(60)) > rate
                ? page(429, "Too Many Requests")
                : null;
    }

    private Reply disturbed(Call call, Account account, Journal.Line line, Fault fault) throws InterruptedException {
        boolean runs = fault.applies() && refused(call, account) == null;
        Answer answer = runs ? api.answer(call, account) : Answer.done().changed(false);
        Reply reply = spoilt(answer, account, fault.wish());
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

    private Reply spoilt(Answer answer, Account account, Fault.Wish wish) {
        return switch (wish.kind()) {
            case LATENCY, HOLD, HOLD_AFTER, LIE -> whole(answer, account);
            case HANG, HANG_AFTER -> new Reply.Silence();
            case RESET_BEFORE, RESET_AFTER -> new Reply.Reset();
            case TRUNCATED -> new Reply.Cut(whole(answer, account));
            case EMPTY -> text(200, JSON, "");
            case GARBAGE -> text(200, JSON, "\u0001\u0002}{ not what you asked for ]");
            case HUGE -> new Reply.Flood(whole(answer, account), wish.bytes() == 0 ? 64L << 20 : wish.bytes());
            case HTML_502 -> page(502, "Bad Gateway");
            case HTTP -> page(wish.status() == null ? 500 : wish.status(), "Internal Server Error");
            case ERROR -> whole(Answer.error(wish.number(), wish.message()), account);
            case WITHOUT_AUDIT -> text(200, JSON, json(answer, account));
        };
    }

    private static Journal.End end(Answer answer, Fault fault, Reply.Whole whole) {
        String kind = fault == null ? null : fault.kind().name();
        String body = new String(whole.body(), 0, Math.min(EXCERPT, whole.body().length), StandardCharsets.UTF_8);
        for (String secret : answer.secrets()) {
            body = body.replace(secret, "***");
        }
        return new Journal.End(answer.applied(), kind, whole.status(), body);
    }

    /** Compact, and the audit mark behind a blank: clients are known that look for exactly that. */
    private Reply.Whole whole(Answer answer, Account account) {
        String body = json(answer, account);
        String audit = ", \"audit\":\"" + accounts.ids().audit() + "\"}";
        return text(200, JSON, body.substring(0, body.length() - 1) + audit);
    }

    private String json(Answer answer, Account account) {
        Switches switches = account == null ? Switches.DEFAULT : account.switches();
        try {
            return mapper.writeValueAsString(answer.body(switches.errorOrder()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Reply.Whole page(int status, String title) {
        String heading = status + " " + title;
        return text(
                status,
                "text/html",
                "<html><head><title>" + heading + "</title></head><body><h1>" + heading + "</h1></body></html>");
    }

    private static Reply.Whole text(int status, String type, String body) {
        return new Reply.Whole(status, type, body.getBytes(StandardCharsets.UTF_8));
    }
}
