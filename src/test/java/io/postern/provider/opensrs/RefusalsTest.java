package io.postern.provider.opensrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.postern.mailbox.OpensrsReason;
import io.postern.platform.http.OutboundFailure;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Unspoken;
import io.postern.provider.opensrs.Refusals.Call;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxRef;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of the fifty numbers has one meaning for a read, a write, a new name and an owner's password. */
@QuarkusTest
class RefusalsTest {
    private static final MailboxRef ANNA =
            new MailboxRef(new MailDomain("example.com", null), new Address("anna", "example.com"));

    private static DriverException refused(int number, Call call) {
        return Refusals.of(new Answer.Refused(number, "No."), call, Unspoken.NOTHING);
    }

    private static String failure(int number) {
        return "{\"success\":false,\"error_number\":%d,\"error\":\"No.\", \"audit\":\"a\"}".formatted(number);
    }

    static Stream<Integer> numbers() {
        return Refusals.TABLE.stream().map(Refusals.Row::number);
    }

    @Test
    void theTableHasAllFiftyNumbersInTheirPlaces() {
        assertThat(Refusals.TABLE).hasSize(50);
        assertThat(numbers())
                .containsExactlyElementsOf(
                        Stream.iterate(0, n -> n + 1).limit(50).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "UNEXPECTED, '0 28 29 30'",
        "CREDENTIALS, '1 21 32 33 35 39 42 43 44'",
        "NOT_FOUND, '2 13'",
        "FORBIDDEN, '4 9'",
        "INVALID, '5 6 12'",
        "ALREADY_EXISTS, '7 8 23'",
        "CONFLICT, '3 10 11 14 17 18 19 24 26 27 31 37 45 47 49'",
        "LIMIT, '15 16 38 46'",
        "BUSY, '20 22 25'",
        "PASSWORD_REJECTED, '34 36 40 41 48'"
    })
    void aWriteEndsInTheKindOfItsNumber(Kind kind, String numbers) {
        for (String number : numbers.split(" ")) {
            DriverException refusal = refused(Integer.parseInt(number), Call.WRITE);
            assertThat(refusal.kind()).as(number).isEqualTo(kind);
            assertThat(refusal.ownCredentials()).isTrue();
            assertThat(refusal.field()).isEqualTo(kind == Kind.PASSWORD_REJECTED ? "newPassword" : null);
        }
        assertThat(Refusals.TABLE.stream().filter(row -> row.writing() == kind))
                .as("no other number")
                .hasSize(numbers.split(" ").length);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aReadDiffersOnlyWhereAWriteWouldLeaveADoubt(int number) {
        Kind write = refused(number, Call.WRITE).kind();
        assertThat(refused(number, Call.READ).kind()).isEqualTo(write == Kind.UNEXPECTED ? Kind.UNAVAILABLE : write);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aNewNameDiffersOnlyWhereItIsAnAlias(int number) {
        Kind write = refused(number, Call.WRITE).kind();
        assertThat(refused(number, Call.NAME).kind()).isEqualTo(number == 3 ? Kind.ALREADY_EXISTS : write);
    }

    @Test
    void whatPassesIsTriedAgainAtOnceOrAfterMinutes() {
        assertThat(refused(20, Call.WRITE).retryAfter()).isEqualTo(Duration.ZERO);
        assertThat(refused(22, Call.WRITE).retryAfter()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(10));
        assertThat(refused(25, Call.WRITE).retryAfter()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void anOwnersPasswordNeverBlamesTheConnection(int number) {
        DriverException refusal = refused(number, Call.OWNER);
        assertThat(refusal.ownCredentials()).isFalse();
        if (Set.of(0, 20, 22, 25, 28, 29, 30).contains(number)) {
            assertThat(refusal.kind()).isIn(Kind.BUSY, Kind.UNAVAILABLE);
        } else {
            assertThat(refusal.kind()).isEqualTo(Kind.FORBIDDEN);
            assertThat(refusal).hasMessage("The sign-in was refused.");
            boolean second = Set.of(33, 35, 42, 43, 44).contains(number);
            assertThat(refusal.code()).isEqualTo(second ? "second-factor" : null);
        }
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void eachNumberHasACodeThatPagesHaveWordsFor(int number) {
        String code = refused(number, Call.WRITE).code();
        assertThat(OpensrsReason.of(code).isPresent() || code.equals("address-not-allowed"))
                .as(code)
                .isTrue();
    }

    /** Through the whole driver: our own credentials are told apart from everything else. */
    @ParameterizedTest
    @MethodSource("numbers")
    void eachNumberComesOutOfTheDriver(int number) throws Exception {
        try (var upstream = new Upstream().says("get_user", failure(number))) {
            DriverException refusal = catchThrowableOfType(
                    DriverException.class, () -> upstream.driver().read(ANNA));
            assertThat(refusal.kind()).isEqualTo(refused(number, Call.READ).kind());
            assertThat(refusal.code()).isEqualTo(refused(number, Call.READ).code());
            assertThat(refusal).hasMessage("No.");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 50, 999})
    void aNumberNobodyKnowsLeavesADoubt(int number) {
        assertThat(refused(number, Call.WRITE).kind()).isEqualTo(Kind.UNEXPECTED);
        assertThat(refused(number, Call.OWNER).ownCredentials()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "200, UNAVAILABLE, UNEXPECTED,",
        "400, INVALID, INVALID,",
        "404, UNSUPPORTED, UNSUPPORTED, method-withdrawn",
        "500, UNAVAILABLE, UNEXPECTED,",
        "502, UNAVAILABLE, UNEXPECTED,",
        "302, UNAVAILABLE, UNEXPECTED,",
        "403, CREDENTIALS, CREDENTIALS, address-not-allowed",
        "429, BUSY, BUSY,"
    })
    void anAnswerWithoutASenseIsJudgedByItsStatus(int status, Kind read, Kind write, String code) {
        var unreadable = new Answer.Unreadable(status, null);
        assertThat(Refusals.of(unreadable, Call.READ).kind()).isEqualTo(read);
        assertThat(Refusals.of(unreadable, Call.WRITE).kind()).isEqualTo(write);
        assertThat(Refusals.of(unreadable, Call.NAME).kind()).isEqualTo(write);
        assertThat(Refusals.of(unreadable, Call.READ).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource(OutboundFailure.Reason.class)
    void aWriteThatWasSentIsNeverCalledHarmless(OutboundFailure.Reason reason) {
        var failure = new OutboundFailure(reason);
        for (Call call : Set.of(Call.WRITE, Call.NAME)) {
            assertThat(Refusals.of(failure, call).kind().outcomeUnknown()).isEqualTo(reason.sent());
        }
        assertThat(Refusals.of(failure, Call.READ).kind()).isIn(Kind.UNAVAILABLE, Kind.TIMEOUT);
    }

    @Test
    void whatWasSentInSecretIsTakenOutOfTheProvidersWords() throws Exception {
        String quoted = "{\"success\":false,\"error_number\":6,\"error\":"
                + "\"password N3w+Pass/9 of tok-1 the password, see https://x.example/?a=b\"}";
        try (var upstream = new Upstream().says("get_user", UsersTest.ANNA).says("change_user", quoted)) {
            DriverException refusal = catchThrowableOfType(
                    DriverException.class, () -> upstream.driver().setPassword(ANNA, Secret.of("N3w+Pass/9")));
            assertThat(refusal).hasMessage("password … of … …, see …");
        }
    }

    @Test
    void aRefusalBeforeTheWriteLeavesNoDoubt() throws Exception {
        try (var upstream = new Upstream().says("get_user", failure(28))) {
            DriverException refusal = catchThrowableOfType(
                    DriverException.class, () -> upstream.driver().setQuota(ANNA, 5));
            assertThat(refusal.kind()).isEqualTo(Kind.UNAVAILABLE);
        }
        try (var upstream = new Upstream().says("authenticate", "{\"success\":true}")) {
            DriverException refusal = catchThrowableOfType(
                    DriverException.class, () -> upstream.driver().delete(ANNA));
            assertThat(refusal.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(upstream.methods()).containsExactly("authenticate");
        }
    }
}
