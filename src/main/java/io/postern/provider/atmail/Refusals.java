package io.postern.provider.atmail;

import static io.postern.provider.atmail.AtmailApi.Method.ALIASES_CREATE;
import static io.postern.provider.atmail.AtmailApi.Method.ALIASES_DELETE;
import static io.postern.provider.atmail.AtmailApi.Method.DOMAIN_CHECK;
import static io.postern.provider.atmail.AtmailApi.Method.DOMAIN_CREATE;
import static io.postern.provider.atmail.AtmailApi.Method.DOMAIN_DELETE;
import static io.postern.provider.atmail.AtmailApi.Method.SUBADMIN_CREATE;
import static io.postern.provider.atmail.AtmailApi.Method.SUBADMIN_DELETE;
import static io.postern.provider.atmail.AtmailApi.Method.SUBADMIN_UPDATE;
import static io.postern.provider.atmail.AtmailApi.Method.SUBADMIN_VIEW;
import static io.postern.provider.atmail.AtmailApi.Method.USERS_CREATE;
import static io.postern.provider.atmail.AtmailApi.Method.USERS_DELETE;
import static io.postern.provider.atmail.AtmailApi.Method.USERS_UPDATE;
import static io.postern.provider.atmail.AtmailApi.Method.USERS_VIEW;

import io.postern.platform.http.OutboundFailure;
import io.postern.platform.secret.Unspoken;
import io.postern.provider.atmail.AtmailApi.Method;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The one table that tells what an atmail refusal means. It has no codes, only texts, which are compared as a whole and
 * without regard to case. The first row that fits decides.
 */
final class Refusals {
    /**
     * One known refusal.
     *
     * @param methods those it is about; empty for all
     * @param field refused member of the SPI record, or null
     * @param code our reason, or null
     * @param documented whether the provider's page has this text, or we only expect it
     */
    record Row(Set<Method> methods, Pattern text, Kind kind, String field, String code, boolean documented) {
        boolean fits(Method method, String message) {
            return (methods.isEmpty() || methods.contains(method))
                    && text.matcher(message).matches();
        }
    }

    static final String UNKNOWN_DOMAIN = "unknown-domain";
    static final String METHOD_WITHDRAWN = "method-withdrawn";
    static final String NO_INTERFACE = "endpoint-not-found";

    static final List<Row> TABLE = List.of(
            documented(Kind.CREDENTIALS, "authentication failed"),
            documented(Kind.FORBIDDEN, "permission denied"),
            documented(Kind.ALREADY_EXISTS, ".+ already exists", DOMAIN_CREATE),
            documented(Kind.LIMIT, "no domain credits", DOMAIN_CREATE),
            documented(Kind.NOT_FOUND, ".+ does not exist", DOMAIN_DELETE, DOMAIN_CHECK),
            documented(Kind.ALREADY_EXISTS, "user exists", USERS_CREATE),
            // a missing domain must never look like a missing mailbox
            new Row(
                    Set.of(USERS_CREATE),
                    pattern("local domain does not exist"),
                    Kind.CONFLICT,
                    null,
                    UNKNOWN_DOMAIN,
                    true),
            documented(Kind.LIMIT, "no user credits available", USERS_CREATE),
            documented(Kind.NOT_FOUND, "user does not exist", USERS_DELETE),
            documented(Kind.NOT_FOUND, "account does not exist", USERS_UPDATE),
            documented(Kind.ALREADY_EXISTS, "duplicate .+", ALIASES_CREATE),
            documented(Kind.NOT_FOUND, "alias does not exist", ALIASES_DELETE),
            new Row(
                    Set.of(),
                    pattern("illegal argument name used: .+"),
                    Kind.UNSUPPORTED,
                    null,
                    METHOD_WITHDRAWN,
                    true),
            expected(
                    Kind.NOT_FOUND,
                    "(user|account) (does not exist|not found)",
                    USERS_VIEW,
                    USERS_UPDATE,
                    USERS_DELETE),
            expected(Kind.ALREADY_EXISTS, "(user|account) (already )?exists", USERS_UPDATE, USERS_CREATE),
            expected(Kind.ALREADY_EXISTS, "(.+ (already )?exists|duplicate .+)", SUBADMIN_CREATE),
            expected(Kind.NOT_FOUND, ".+ (does not exist|not found)", SUBADMIN_VIEW, SUBADMIN_UPDATE, SUBADMIN_DELETE),
            new Row(
                    Set.of(USERS_CREATE, USERS_UPDATE, ALIASES_CREATE),
                    pattern("(local )?domain (does not exist|not found)"),
                    Kind.CONFLICT,
                    null,
                    UNKNOWN_DOMAIN,
                    false),
            expected(Kind.LIMIT, "no .*(credit|quota|licen[cs]e)s?( available)?|.*limit (exceeded|reached).*"),
            new Row(
                    Set.of(USERS_CREATE, USERS_UPDATE, SUBADMIN_CREATE, SUBADMIN_UPDATE),
                    pattern(".*passw.*"),
                    Kind.PASSWORD_REJECTED,
                    "newPassword",
                    null,
                    false),
            new Row(Set.of(), pattern("unknown method .*"), Kind.UNSUPPORTED, null, METHOD_WITHDRAWN, false),
            expected(Kind.INVALID, "invalid method call to .*"),
            // the framework's words for an exception that nobody caught
            expected(Kind.UNEXPECTED, "an unknown error occ?urr?ed.*|call to .+ failed\\.?"));

    /** A URL in a text that is shown to people may hold a secret. */
    private static final Pattern URL = Pattern.compile("(?i)\\b(?:https?://|www\\.)\\S+|\\S*[?&][\\w-]+=\\S+");

    private static final Pattern EMPTY_LIST = Pattern.compile(
            "(?i)no (users?|accounts?|alias(es)?|domains?|sub-?admins?|records?|results?|entries)\\b.*|.*\\bis empty\\.?");
    private static final int LONGEST = 300;

    private Refusals() {}

    /** @param unspoken what was sent in secret: an answer may quote it */
    static DriverException of(Answer.Refused refusal, Method method, Duration retryAfter, Unspoken unspoken) {
        String message = shown(refusal.message(), unspoken);
        return TABLE.stream()
                .filter(row -> row.fits(method, refusal.message()))
                .findFirst()
                .map(row -> exception(row, method, message))
                .orElseGet(() -> unknown(refusal.httpStatus(), method, message, retryAfter));
    }

    /** A read before a write: when nothing could be learnt nothing was changed either. */
    static <T> T harmless(Supplier<T> read) {
        try {
            return read.get();
        } catch (DriverException failed) {
            throw failed.kind().outcomeUnknown()
                    ? new DriverException(Kind.UNAVAILABLE, failed.getMessage()).withCode(failed.code())
                    : failed;
        }
    }

    /** What comes after a confirmed write: however it fails, something was changed. */
    static void doubtful(Runnable rest) {
        try {
            rest.run();
        } catch (DriverException failed) {
            throw failed.kind().outcomeUnknown()
                    ? failed
                    : new DriverException(Kind.UNEXPECTED, failed.getMessage()).withCode(failed.code());
        }
    }

    /** Whether a list may have been refused only because it has nothing; the documents show no empty one. */
    static boolean saysEmpty(Answer.Refused refusal) {
        return EMPTY_LIST.matcher(refusal.message()).matches();
    }

    /** An answer that is no answer of the interface: a server's page, cut XML, nothing at all. */
    static DriverException of(Answer.Unreadable unreadable, Method method, Duration retryAfter) {
        return switch (unreadable.httpStatus()) {
            case 401, 403 ->
                new DriverException(Kind.CREDENTIALS, "The provider refused the request without reading it.");
            case 404, 405 ->
                new DriverException(Kind.UNAVAILABLE, "There is no such interface at this address.")
                        .withCode(NO_INTERFACE);
            case 429 -> DriverException.busy("The provider asks to call less often.", retryAfter);
            default ->
                new DriverException(
                        method.writes() ? Kind.UNEXPECTED : Kind.UNAVAILABLE,
                        unreadable.empty()
                                ? "The provider answered with nothing."
                                : "The provider's answer is unreadable.");
        };
    }

    static DriverException of(OutboundFailure failure, Method method) {
        return switch (failure.reason()) {
            case UNKNOWN_HOST -> unreached("The provider's host name is not known.");
            case NOT_CONNECTED -> unreached("The provider could not be reached.");
            case NOT_SECURED -> unreached("The provider's certificate could not be trusted.");
            case REFUSED_BY_POLICY ->
                unreached("This address may not be called.").withCode("endpoint-not-allowed");
            case NO_ANSWER_IN_TIME, INTERRUPTED ->
                new DriverException(Kind.TIMEOUT, "The provider did not answer in time.");
            case CLOSED_WITHOUT_ANSWER -> broken(method, "The provider closed the connection without an answer.");
            case CUT_OFF -> broken(method, "The provider's answer was cut off.");
            case TOO_LARGE -> broken(method, "The provider's answer is too large.");
        };
    }

    /** The upstream says no after it has decided, so trying again would not help; a server's own error decides nothing. */
    private static DriverException unknown(int httpStatus, Method method, String message, Duration retryAfter) {
        if (httpStatus == 429 || (httpStatus == 503 && !method.writes())) {
            return DriverException.busy(message, retryAfter);
        }
        return new DriverException(httpStatus >= 500 ? Kind.UNEXPECTED : Kind.INVALID, message);
    }

    private static DriverException exception(Row row, Method method, String message) {
        // a read has no outcome that could be in doubt
        Kind kind = row.kind() == Kind.UNEXPECTED && !method.writes() ? Kind.UNAVAILABLE : row.kind();
        DriverException refusal = row.field() == null
                ? new DriverException(kind, message)
                : DriverException.refused(kind, row.field(), message);
        return row.code() == null ? refusal : refusal.withCode(row.code());
    }

    private static DriverException unreached(String message) {
        return new DriverException(Kind.UNAVAILABLE, message);
    }

    private static DriverException broken(Method method, String message) {
        return new DriverException(method.writes() ? Kind.TIMEOUT : Kind.UNAVAILABLE, message);
    }

    private static String shown(String message, Unspoken unspoken) {
        if (message.isEmpty()) {
            return "The provider gave no reason.";
        }
        String spoken = unspoken.in(message).replaceAll("[\\p{Cntrl}]+", " ");
        String plain = URL.matcher(spoken).replaceAll("…");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }

    private static Row documented(Kind kind, String text, Method... methods) {
        return new Row(Set.of(methods), pattern(text), kind, null, null, true);
    }

    private static Row expected(Kind kind, String text, Method... methods) {
        return new Row(Set.of(methods), pattern(text), kind, null, null, false);
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
