package io.postern.sandbox.atmail;

import io.postern.sandbox.atmail.Switches.Unauthenticated;
import io.postern.sandbox.wire.Reply;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.regex.Pattern;

/** Takes one call from its arrival to its reply, through the faults that lie in its way. */
final class Exchange {
    private static final int EXCERPT = 600;
    private static final String XML = "text/xml";
    private static final String CHALLENGE = "Basic realm=\"WebAdmin API\"";
    private static final String HTML =
            "<html><head><title>Service error</title></head><body><h1>An error occurred</h1></body></html>";
    private static final String NOT_AUTHORISED = "<html><head><title>401 Authorization Required</title></head></html>";
    private static final Pattern HASHES = Pattern.compile("(<Password[A-Za-z0-9]*>)[^<]*");
    private final Subscriptions subscriptions;
    private final Api api;
    private final Clock clock;

    Exchange(Subscriptions subscriptions, Clock clock) {
        this.subscriptions = subscriptions;
        this.api = new Api(subscriptions);
        this.clock = clock;
    }

    Reply reply(Call call) throws InterruptedException {
        Subscription subscription = subscriptions.of(call).orElse(null);
        if (subscription == null) {
            Journal.Line line = subscriptions.strangers().record(clock.instant(), call, false);
            return undisturbed(call, line, Switches.DEFAULT);
        }
        Switches switches = subscription.switches();
        Journal.Line line = subscription.journal().record(clock.instant(), call, switches.journalOff());
        Fault strikes = null;
        for (Fault fault : subscription.faults().take(call)) {
            if (fault.delays()) {
                fault.delay();
            } else {
                strikes = fault;
            }
        }
        return strikes == null ? undisturbed(call, line, switches) : disturbed(call, line, strikes, switches);
    }

    /** A web server that takes no encoded slash answers before the application sees the call. */
    Reply refusedByServer(Call call) {
        Reply.Whole whole = text(404, "text/html", "<html><title>404 Not Found</title></html>");
        Subscription subscription = subscriptions.of(call).orElse(null);
        Journal journal = subscription == null ? subscriptions.strangers() : subscription.journal();
        journal.record(clock.instant(), call, false).end(new Journal.End(false, null, 404, null));
        return whole;
    }

    private Reply undisturbed(Call call, Journal.Line line, Switches switches) {
        Answer answer = api.answer(call);
        Reply.Whole whole = whole(answer, switches);
        line.end(new Journal.End(answer.applied(), null, whole.status(), excerpt(whole)));
        return whole;
    }

    private Reply disturbed(Call call, Journal.Line line, Fault fault, Switches switches) throws InterruptedException {
        Answer answer = fault.applies() ? api.answer(call) : unapplied(call);
        Reply reply = spoilt(answer, fault.wish(), switches);
        Reply.Whole seen =
                switch (reply) {
                    case Reply.Whole whole -> whole;
                    case Reply.Cut cut -> cut.whole();
                    case Reply.Flood flood -> flood.whole();
                    case Reply.Reset reset -> null;
                    case Reply.Silence silence -> null;
                };
        line.end(new Journal.End(
                answer.applied(),
                fault.kind().name(),
                seen == null ? 0 : seen.status(),
                seen == null ? null : excerpt(seen)));
        if (fault.kind() == Fault.Kind.HOLD_AFTER) {
            fault.hold();
        }
        return reply;
    }

    private static Answer unapplied(Call call) {
        return Answer.says(call.method(), "Success");
    }

    private static Reply spoilt(Answer answer, Fault.Wish wish, Switches switches) {
        Reply.Whole whole = whole(answer, switches);
        return switch (wish.kind()) {
            case LATENCY, HOLD, HOLD_AFTER, LIE -> whole;
            case HANG, HANG_AFTER -> new Reply.Silence();
            case RESET_BEFORE, RESET_AFTER -> new Reply.Reset();
            case TRUNCATED -> new Reply.Cut(whole);
            case TRUNCATED_XML -> text(200, XML, body(whole).substring(0, whole.body().length / 2));
            case EMPTY -> text(200, XML, "");
            case GARBAGE -> text(200, XML, "\u0001\u0002}{ not what you asked for ]");
            case HUGE -> new Reply.Flood(whole, wish.bytes() == 0 ? 64L << 20 : wish.bytes());
            case DEEP -> text(200, XML, "<api><a>" + "<x>".repeat(5000) + "</x>".repeat(5000) + "</a></api>");
            case DOCTYPE ->
                text(
                        200,
                        XML,
                        "<!DOCTYPE api [<!ENTITY said SYSTEM \"file:///etc/hostname\">]>\n"
                                + body(whole)
                                        .replaceFirst("<\\?xml[^>]*>\\s*", "")
                                        .replace("</message>", "&said;</message>"));
            case WRONG_CHARSET ->
                new Reply.Whole(
                        200, XML, body(whole).replace("success", "succès").getBytes(StandardCharsets.ISO_8859_1));
            case HTML -> text(wish.status() == 0 ? 500 : wish.status(), "text/html", HTML);
            case FAULT ->
                whole(
                        Answer.fault(
                                wish.status() == 0 ? 400 : wish.status(),
                                answer.element(),
                                or(wish.message(), "An unknown error occured. Please try again.")),
                        switches);
            case FAILURE -> {
                Answer failed = new Answer(
                        wish.status(),
                        answer.method(),
                        answer.element(),
                        false,
                        or(wish.message(), "Failed"),
                        java.util.Map.of(),
                        false,
                        false);
                yield whole(failed, switches);
            }
            case SILENT_SUCCESS ->
                text(200, XML, "<api><" + answer.element() + "><response/></" + answer.element() + "></api>");
            case EXPIRED_CREDENTIALS -> whole(Answer.notAuthenticated(), switches);
        };
    }

    private static Reply.Whole whole(Answer answer, Switches switches) {
        Envelope envelope = new Envelope(answer, switches);
        if (Api.challenges(answer, switches)) {
            return switches.unauthenticated() == Unauthenticated.CHALLENGE
                    ? new Reply.Whole(401, "text/html", NOT_AUTHORISED.getBytes(StandardCharsets.UTF_8), CHALLENGE)
                    : new Reply.Whole(401, XML, envelope.xml().getBytes(StandardCharsets.UTF_8), CHALLENGE);
        }
        return text(envelope.status(), XML, envelope.xml());
    }

    private static Reply.Whole text(int status, String type, String body) {
        return new Reply.Whole(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String body(Reply.Whole whole) {
        return new String(whole.body(), StandardCharsets.UTF_8);
    }

    private static String excerpt(Reply.Whole whole) {
        Charset utf8 = StandardCharsets.UTF_8;
        String body = HASHES.matcher(new String(whole.body(), utf8)).replaceAll("$1***");
        return body.substring(0, Math.min(EXCERPT, body.length()));
    }

    private static String or(String given, String otherwise) {
        return given == null ? otherwise : given;
    }
}
