package io.postern.provider.logicboxes;

import io.postern.platform.http.OutboundFailure;
import io.postern.platform.secret.Unspoken;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The one table that tells what a LogicBoxes refusal means. Codes are looked at before texts; texts are compared without
 * regard to case, by a part that older and newer wordings share. The first row that fits decides.
 */
final class Refusals {
    /** What a call is about: the same words mean different things, and failures leave different doubts. */
    enum Call {
        READ,
        ORDER_LOOKUP,
        AUTHENTICATE,
        WRITE,
        CREATE,
        FORWARD,
        DOMAIN_ALIAS,
        CHANGE_PASSWORD,
        AUTORESPONDER;

        boolean writes() {
            return switch (this) {
                case READ, ORDER_LOOKUP, AUTHENTICATE -> false;
                case WRITE, CREATE, FORWARD, DOMAIN_ALIAS, CHANGE_PASSWORD, AUTORESPONDER -> true;
            };
        }

        /** Whether a mailbox owner's password is tried, so that a refusal may be about that. */
        boolean triesPassword() {
            return this == AUTHENTICATE || this == CHANGE_PASSWORD;
        }
    }

    /**
     * One known refusal.
     *
     * @param errorCode the provider's code, or null to look at the text
     * @param text what its text contains
     * @param calls those it is about
     * @param field refused member of the SPI record, or null
     * @param code our reason, or null
     */
    record Row(String errorCode, Pattern text, Predicate<Call> calls, Kind kind, String field, String code) {
        boolean fits(Answer.Refused refusal, Call call) {
            if (!calls.test(call)) {
                return false;
            }
            return errorCode != null
                    ? errorCode.equalsIgnoreCase(refusal.code())
                    : text.matcher(refusal.message()).find();
        }
    }

    static final String NOT_ACTIVATED = "not-activated";
    static final String ADDRESS_NOT_ALLOWED = "address-not-allowed";
    static final String OLD_PASSWORD = "old-password";
    static final String METHOD_WITHDRAWN = "method-withdrawn";
    static final String ACTION_PENDING = "action-pending";
    static final String LAST_ACCOUNT = "last-account";
    static final String ALREADY_SO = "already-so";
    static final String LAST_FORWARD = "last-forward";
    static final String NO_CATCH_ALL = "no-catch-all";
    static final String NO_RECORDS = "no-records";
    static final String UNKNOWN_ORDER = "unknown-order";

    private static final String SIGN_IN_REFUSED = "The sign-in was refused.";

    static final List<Row> TABLE = List.of(
            code("emailaddress_unique_key_voilation", Kind.ALREADY_EXISTS),
            code("emailaddress_does_not_exist", Kind.NOT_FOUND),
            text("already registered with us", Kind.ALREADY_EXISTS, null),
            text("activate your free email", Kind.CONFLICT, NOT_ACTIVATED),
            text("invalid credentials", Kind.CREDENTIALS, null),
            text("invalid password/userid", Kind.CREDENTIALS, null),
            text("account maybe inactive or suspended", Kind.CREDENTIALS, null),
            text("\\bip\\b.*not (allowed|whitelisted|registered)", Kind.CREDENTIALS, ADDRESS_NOT_ALLOWED),
            text("already an action pending", Kind.CONFLICT, ACTION_PENDING),
            only(Call.WRITE, "\\balready (suspended|unsuspended|active)\\b", Kind.CONFLICT, null, ALREADY_SO),
            text("no records found", Kind.NOT_FOUND, NO_RECORDS),
            text("catch-?all\\b.*\\bnot\\b|\\bno catch-?all", Kind.CONFLICT, NO_CATCH_ALL),
            text("must have at ?least one email account", Kind.CONFLICT, LAST_ACCOUNT),
            text(
                    "deprecated|discontinued|no longer (supported|available)|open-xchange",
                    Kind.UNSUPPORTED,
                    METHOD_WITHDRAWN),
            text("too many requests", Kind.BUSY, null),
            // a gateway that gave up on a write may have passed it on before
            changing("try again later", Kind.UNEXPECTED),
            text("try again later", Kind.BUSY, null),
            text("limit (is |has been )?(exceeded|reached)", Kind.LIMIT, null),
            // only this names a mailbox; a missing order must never look like a missing mailbox
            text("email ?(address|account)?\\b.*\\b(does not|doesn't) exist", Kind.NOT_FOUND, null),
            only(Call.ORDER_LOOKUP, "(not|n't) exist|not found|no entity|not registered", Kind.NOT_FOUND, null, null),
            // before the next two: an address or a name may have an "order" in it
            only(Call.DOMAIN_ALIAS, "already (registered|exists|added)|in use", Kind.ALREADY_EXISTS, null, null),
            only(Call.DOMAIN_ALIAS, "alias.*((not|n't) exist|not found)", Kind.NOT_FOUND, null, null),
            only(Call.DOMAIN_ALIAS, "alias.*invalid|invalid.*alias", Kind.INVALID, "domain", null),
            only(Call.FORWARD, "at ?least one forward", Kind.CONFLICT, null, LAST_FORWARD),
            only(Call.FORWARD, "forward.*invalid|invalid.*forward", Kind.INVALID, "targets", null),
            only(Call.CREATE, "passw", Kind.PASSWORD_REJECTED, "newPassword", null),
            only(Call.CREATE, "email ?(address)?\\b.*\\binvalid|invalid email", Kind.INVALID, "address", null),
            text("no entity found|website (does not|doesn't) exist", Kind.CONFLICT, UNKNOWN_ORDER),
            text("order.*(not exist|not found|invalid)|(invalid|no such) order", Kind.CONFLICT, UNKNOWN_ORDER),
            text("not authori[sz]ed|access denied|permission", Kind.FORBIDDEN, null),
            only(Call.AUTHENTICATE, "passw|authenticat", Kind.FORBIDDEN, null, null),
            only(Call.CHANGE_PASSWORD, "old[- ]passw|current passw", Kind.FORBIDDEN, "oldPassword", OLD_PASSWORD),
            only(Call.CHANGE_PASSWORD, "new[- ]passw", Kind.PASSWORD_REJECTED, "newPassword", null),
            only(
                    Call.CHANGE_PASSWORD,
                    "(invalid|incorrect|wrong) passw|passw.*(mismatch|not match|incorrect)",
                    Kind.FORBIDDEN,
                    "oldPassword",
                    OLD_PASSWORD),
            only(Call.CHANGE_PASSWORD, "passw", Kind.PASSWORD_REJECTED, "newPassword", null),
            only(Call.AUTORESPONDER, "\\b(timestamp|date)\\b", Kind.INVALID, "endDate", null),
            only(Call.AUTORESPONDER, "\\bsubject\\b", Kind.INVALID, "subject", null),
            only(Call.AUTORESPONDER, "\\bmessage\\b", Kind.INVALID, "message", null),
            about("notification[- ]email", Kind.INVALID, "notificationAddress"),
            about("first[- ]name", Kind.INVALID, "firstName"),
            about("last[- ]name", Kind.INVALID, "lastName"),
            text(
                    "parameter.*(missing|required|invalid)|(missing|required|invalid).*(parameter|value)",
                    Kind.INVALID,
                    null));

    /** A URL in a text that is shown to people may hold a secret. */
    private static final Pattern URL = Pattern.compile("(?i)\\b(?:https?://|www\\.)\\S+|\\S*[?&][\\w-]+=\\S+");

    private Refusals() {}

    /** @param unspoken what was sent in secret: an answer may quote it */
    static DriverException of(Answer.Refused refusal, Call call, Duration retryAfter, Unspoken unspoken) {
        String message = call == Call.AUTHENTICATE ? SIGN_IN_REFUSED : shown(refusal.message(), unspoken);
        return TABLE.stream()
                .filter(row -> row.fits(refusal, call))
                .findFirst()
                .map(row -> exception(row.kind(), row.field(), row.code(), message, retryAfter))
                .orElseGet(() -> unknown(refusal, call, message, retryAfter));
    }

    /** A write that was neither refused nor confirmed. */
    static DriverException unconfirmed() {
        return new DriverException(Kind.UNEXPECTED, "The provider's answer does not say that it was done.");
    }

    /** The mail service says no after it has decided; the gateway also when something broke behind it. */
    private static DriverException unknown(Answer.Refused refusal, Call call, String message, Duration retryAfter) {
        if (refusal.httpStatus() == 429 || (refusal.httpStatus() == 503 && !call.writes())) {
            return DriverException.busy(message, retryAfter);
        }
        boolean decided = refusal.byMail() && refusal.httpStatus() != 503;
        return new DriverException(decided ? Kind.INVALID : Kind.UNEXPECTED, message);
    }

    /** An answer that is no answer of the interface: a proxy's page, a cut body, nothing at all. */
    static DriverException of(Answer.Unreadable unreadable, Call call, Duration retryAfter) {
        int status = unreadable.httpStatus();
        if (status == 401 || status == 403) {
            return new DriverException(Kind.CREDENTIALS, "The provider refused the request without reading it.")
                    .withCode(ADDRESS_NOT_ALLOWED);
        }
        if (status == 429) {
            return DriverException.busy("The provider asks to call less often.", retryAfter);
        }
        if (call == Call.AUTORESPONDER && (status == 404 || status == 410)) {
            return new DriverException(Kind.UNSUPPORTED, "The provider does not offer this call any more.")
                    .withCode(METHOD_WITHDRAWN);
        }
        DriverException failure = new DriverException(
                call.writes() ? Kind.UNEXPECTED : Kind.UNAVAILABLE,
                unreadable.empty() ? "The provider answered with nothing." : "The provider's answer is unreadable.");
        // so it treats an address that is not on its list; that an outage can look the same is for the page to say
        return unreadable.empty() && status < 300 ? failure.withCode(ADDRESS_NOT_ALLOWED) : failure;
    }

    static DriverException of(OutboundFailure failure, Call call) {
        return switch (failure.reason()) {
            case UNKNOWN_HOST -> unreached("The provider's host name is not known.");
            case NOT_CONNECTED -> unreached("The provider could not be reached.");
            case NOT_SECURED -> unreached("The provider's certificate could not be trusted.");
            case REFUSED_BY_POLICY ->
                unreached("This address may not be called.").withCode("endpoint-not-allowed");
            case NO_ANSWER_IN_TIME, INTERRUPTED ->
                new DriverException(Kind.TIMEOUT, "The provider did not answer in time.");
            case CLOSED_WITHOUT_ANSWER ->
                broken(call, "The provider closed the connection without an answer.")
                        .withCode(ADDRESS_NOT_ALLOWED);
            case CUT_OFF -> broken(call, "The provider's answer was cut off.");
            case TOO_LARGE -> broken(call, "The provider's answer is too large.");
        };
    }

    private static DriverException unreached(String message) {
        return new DriverException(Kind.UNAVAILABLE, message);
    }

    private static DriverException broken(Call call, String message) {
        return new DriverException(call.writes() ? Kind.TIMEOUT : Kind.UNAVAILABLE, message);
    }

    private static DriverException exception(
            Kind kind, String field, String code, String message, Duration retryAfter) {
        if (kind == Kind.BUSY) {
            return DriverException.busy(message, retryAfter);
        }
        DriverException bare =
                field == null ? new DriverException(kind, message) : DriverException.refused(kind, field, message);
        return code == null ? bare : bare.withCode(code);
    }

    private static String shown(String message, Unspoken unspoken) {
        String spoken = unspoken.in(message).replaceAll("[\\p{Cntrl}]+", " ");
        String plain = URL.matcher(spoken).replaceAll("…");
        return plain.length() > 300 ? plain.substring(0, 300) + "…" : plain;
    }

    private static Row code(String errorCode, Kind kind) {
        return new Row(errorCode, null, _ -> true, kind, null, null);
    }

    private static Row text(String text, Kind kind, String code) {
        return row(_ -> true, text, kind, null, code);
    }

    private static Row changing(String text, Kind kind) {
        return row(Call::writes, text, kind, null, null);
    }

    /** What a mailbox is made with, and what is changed about it later. */
    private static Row about(String text, Kind kind, String field) {
        return row(made -> made == Call.WRITE || made == Call.CREATE, text, kind, field, null);
    }

    private static Row only(Call call, String text, Kind kind, String field, String code) {
        return row(made -> made == call, text, kind, field, code);
    }

    private static Row row(Predicate<Call> calls, String text, Kind kind, String field, String code) {
        return new Row(null, Pattern.compile(text, Pattern.CASE_INSENSITIVE), calls, kind, field, code);
    }
}
