package io.postern.provider.opensrs;

import io.postern.platform.http.OutboundFailure;
import io.postern.platform.secret.Unspoken;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The one table that tells what an OpenSRS refusal means. Missing companies, roles, folders and alias domains are no
 * NOT_FOUND: that says of a mailbox or domain that it is gone.
 */
final class Refusals {
    /** What a call is about: the same number means different things, and failures leave different doubts. */
    enum Call {
        READ,
        WRITE,
        /** A write that gives something a new name. */
        NAME,
        /** A mailbox owner's password is tried. */
        OWNER
    }

    /**
     * One of the upstream's numbers.
     *
     * @param field refused member of the SPI record, or null
     * @param pause how long to leave it alone, or null
     */
    record Row(int number, Kind reading, Kind writing, Kind naming, String field, Duration pause) {
        Kind kind(Call call) {
            return switch (call) {
                case READ, OWNER -> reading;
                case WRITE -> writing;
                case NAME -> naming;
            };
        }

        String code() {
            return number == 21 ? ADDRESS_NOT_ALLOWED : "oma-" + number;
        }
    }

    static final int NO_NUMBER = -1;
    static final int EXPIRED = 39;
    static final int WRONG_CREDENTIALS = 1;
    static final String ADDRESS_NOT_ALLOWED = "address-not-allowed";
    static final String SECOND_FACTOR = "second-factor";
    private static final Set<Integer> OF_SECOND_FACTOR = Set.of(33, 35, 42, 43, 44);

    /** By number, without a gap. */
    static final List<Row> TABLE = List.of(
            fault(0),
            row(1, Kind.CREDENTIALS),
            row(2, Kind.NOT_FOUND),
            new Row(3, Kind.CONFLICT, Kind.CONFLICT, Kind.ALREADY_EXISTS, null, null),
            row(4, Kind.FORBIDDEN),
            row(5, Kind.INVALID),
            row(6, Kind.INVALID),
            row(7, Kind.ALREADY_EXISTS),
            row(8, Kind.ALREADY_EXISTS),
            row(9, Kind.FORBIDDEN),
            row(10, Kind.CONFLICT),
            row(11, Kind.CONFLICT),
            row(12, Kind.INVALID),
            row(13, Kind.NOT_FOUND),
            row(14, Kind.CONFLICT),
            row(15, Kind.LIMIT),
            row(16, Kind.LIMIT),
            row(17, Kind.CONFLICT),
            row(18, Kind.CONFLICT),
            row(19, Kind.CONFLICT),
            busy(20, Duration.ZERO),
            row(21, Kind.CREDENTIALS),
            busy(22, Duration.ofMinutes(3)),
            row(23, Kind.ALREADY_EXISTS),
            row(24, Kind.CONFLICT),
            busy(25, Duration.ofMinutes(2)),
            row(26, Kind.CONFLICT),
            row(27, Kind.CONFLICT),
            fault(28),
            fault(29),
            fault(30),
            row(31, Kind.CONFLICT),
            row(32, Kind.CREDENTIALS),
            row(33, Kind.CREDENTIALS),
            password(34),
            row(35, Kind.CREDENTIALS),
            password(36),
            row(37, Kind.CONFLICT),
            row(38, Kind.LIMIT),
            row(39, Kind.CREDENTIALS),
            password(40),
            password(41),
            row(42, Kind.CREDENTIALS),
            row(43, Kind.CREDENTIALS),
            row(44, Kind.CREDENTIALS),
            row(45, Kind.CONFLICT),
            row(46, Kind.LIMIT),
            row(47, Kind.CONFLICT),
            password(48),
            row(49, Kind.CONFLICT));

    /** A URL in a text that is shown to people may hold a secret. */
    private static final Pattern URL = Pattern.compile("(?i)\\b(?:https?://|www\\.)\\S+|\\S*[?&][\\w-]+=\\S+");

    private Refusals() {}

    /** @param unspoken what was sent in secret: an answer may quote it */
    static DriverException of(Answer.Refused refused, Call call, Unspoken unspoken) {
        String message = call == Call.OWNER ? "The sign-in was refused." : shown(refused.message(), unspoken);
        if (refused.number() < 0 || refused.number() >= TABLE.size()) {
            DriverException unknown = new DriverException(Kind.UNEXPECTED, message);
            return call == Call.OWNER ? unknown.ofOwnerCredentials() : unknown;
        }
        Row row = TABLE.get(refused.number());
        return call == Call.OWNER ? ofOwner(row, message) : exception(row, row.kind(call), message);
    }

    /** What one object of many was refused for. */
    static Kind kind(Long number) {
        return number == null || number < 0 || number >= TABLE.size()
                ? Kind.UNEXPECTED
                : TABLE.get(number.intValue()).writing();
    }

    /** Only an outage differs from a wrong password; an unknown address never does. */
    private static DriverException ofOwner(Row row, String message) {
        if (OF_SECOND_FACTOR.contains(row.number())) {
            return new DriverException(Kind.FORBIDDEN, message)
                    .withCode(SECOND_FACTOR)
                    .ofOwnerCredentials();
        }
        return switch (row.reading()) {
            case BUSY, UNAVAILABLE ->
                exception(row, row.reading(), "The provider could not check it.")
                        .ofOwnerCredentials();
            case NOT_FOUND,
                    ALREADY_EXISTS,
                    INVALID,
                    PASSWORD_REJECTED,
                    CONFLICT,
                    CREDENTIALS,
                    FORBIDDEN,
                    LIMIT,
                    TIMEOUT,
                    UNSUPPORTED,
                    UNEXPECTED -> new DriverException(Kind.FORBIDDEN, message).ofOwnerCredentials();
        };
    }

    private static DriverException exception(Row row, Kind kind, String message) {
        DriverException bare = row.pause() != null
                ? DriverException.busy(message, row.pause())
                : DriverException.refused(kind, row.field(), message);
        return bare.withCode(row.code());
    }

    /** Not an answer of the interface: a fault before or behind it, a proxy's page, nothing at all. */
    static DriverException of(Answer.Unreadable unreadable, Call call) {
        boolean writes = call == Call.WRITE || call == Call.NAME;
        return switch (unreadable.httpStatus()) {
            case 400 -> new DriverException(Kind.INVALID, "The provider could not read the request.");
            case 404 ->
                new DriverException(Kind.UNSUPPORTED, "The provider does not know this call.")
                        .withCode("method-withdrawn");
            case 401, 403 ->
                new DriverException(Kind.CREDENTIALS, "The provider refused the request without reading it.")
                        .withCode(ADDRESS_NOT_ALLOWED);
            case 429 -> DriverException.busy("The provider asks to call less often.", unreadable.retryAfter());
            default ->
                new DriverException(
                        writes ? Kind.UNEXPECTED : Kind.UNAVAILABLE, "The provider's answer is unreadable.");
        };
    }

    static DriverException of(OutboundFailure failure, Call call) {
        boolean writes = call == Call.WRITE || call == Call.NAME;
        Kind cut = writes ? Kind.TIMEOUT : Kind.UNAVAILABLE;
        return switch (failure.reason()) {
            case UNKNOWN_HOST -> new DriverException(Kind.UNAVAILABLE, "The provider's host name is not known.");
            case NOT_CONNECTED -> new DriverException(Kind.UNAVAILABLE, "The provider could not be reached.");
            case NOT_SECURED ->
                new DriverException(Kind.UNAVAILABLE, "The provider's certificate could not be trusted.");
            case REFUSED_BY_POLICY ->
                new DriverException(Kind.UNAVAILABLE, "This address may not be called.")
                        .withCode("endpoint-not-allowed");
            case NO_ANSWER_IN_TIME, INTERRUPTED ->
                new DriverException(Kind.TIMEOUT, "The provider did not answer in time.");
            case CLOSED_WITHOUT_ANSWER ->
                new DriverException(cut, "The provider closed the connection without an answer.");
            case CUT_OFF -> new DriverException(cut, "The provider's answer was cut off.");
            case TOO_LARGE -> new DriverException(cut, "The provider's answer is too large.");
        };
    }

    /** Words of the provider as far as people may see them; for calls that carried no secret of their own. */
    static String shown(String message) {
        return shown(message, Unspoken.NOTHING);
    }

    private static String shown(String message, Unspoken unspoken) {
        String spoken = unspoken.in(message).replaceAll("[\\p{Cntrl}]+", " ");
        String plain = URL.matcher(spoken).replaceAll("…");
        return plain.length() > 300 ? plain.substring(0, 300) + "…" : plain;
    }

    private static Row row(int number, Kind kind) {
        return new Row(number, kind, kind, kind, null, null);
    }

    /** Whether a write was done is not known. */
    private static Row fault(int number) {
        return new Row(number, Kind.UNAVAILABLE, Kind.UNEXPECTED, Kind.UNEXPECTED, null, null);
    }

    private static Row busy(int number, Duration pause) {
        return new Row(number, Kind.BUSY, Kind.BUSY, Kind.BUSY, null, pause);
    }

    private static Row password(int number) {
        Kind kind = Kind.PASSWORD_REJECTED;
        return new Row(number, kind, kind, kind, "newPassword", null);
    }
}
