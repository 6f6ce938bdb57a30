package io.postern.provider.logicboxes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.postern.platform.http.OutboundFailure;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Unspoken;
import io.postern.provider.logicboxes.Refusals.Call;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.NewMailbox;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal that is known has one meaning; what is not known is never taken for something it may not be. */
@QuarkusTest
class RefusalsTest {
    private static final MailDomain DOMAIN = new MailDomain("example.com", "4711");
    private static final MailboxRef ANNA = new MailboxRef(DOMAIN, new Address("anna", "example.com"));

    private static DriverException refused(String errorCode, String message, Call call) {
        return Refusals.of(
                new Answer.Refused(true, message, errorCode == null ? "" : errorCode, 200),
                call,
                null,
                Unspoken.NOTHING);
    }

    /** In the order of the table. The last three columns: kind, field, reason. */
    static final String[][] SAMPLES = {
        {"READ", "emailaddress_unique_key_voilation", "", "ALREADY_EXISTS", null, null},
        {"READ", "emailaddress_does_not_exist", "", "NOT_FOUND", null, null},
        {"READ", null, "Email address is already registered with us", "ALREADY_EXISTS", null, null},
        {
            "READ",
            null,
            "You need to activate your FREE Email Services before you can perform this action",
            "CONFLICT",
            null,
            "not-activated"
        },
        {
            "READ",
            null,
            "Invalid credentials, or your User account maybe Inactive or Suspended",
            "CREDENTIALS",
            null,
            null
        },
        {"READ", null, "Invalid Password/UserId, or your account is closed", "CREDENTIALS", null, null},
        {"READ", null, "Your User account maybe Inactive or Suspended", "CREDENTIALS", null, null},
        {"READ", null, "This IP address is not whitelisted", "CREDENTIALS", null, "address-not-allowed"},
        {"WRITE", null, "There is already an action pending on this Order.", "CONFLICT", null, "action-pending"},
        {"WRITE", null, "Email address a@b.example is already suspended", "CONFLICT", null, "already-so"},
        {"READ", null, "No Records found", "NOT_FOUND", null, "no-records"},
        {"READ", null, "Catch-all is not active for this domain", "CONFLICT", null, "no-catch-all"},
        {"WRITE", null, "You must have atleast ONE email account.", "CONFLICT", null, "last-account"},
        {
            "AUTORESPONDER",
            null,
            "This method is deprecated. Manage it from the Open-Xchange panel",
            "UNSUPPORTED",
            null,
            "method-withdrawn"
        },
        {"READ", null, "Too many requests", "BUSY", null, null},
        {"WRITE", null, "Server busy, please try again later", "UNEXPECTED", null, null},
        {"READ", null, "Server busy, please try again later", "BUSY", null, null},
        {"WRITE", null, "Account limit exceeded", "LIMIT", null, null},
        {"READ", null, "Email address anna@example.com does not exist", "NOT_FOUND", null, null},
        {"ORDER_LOOKUP", null, "No Entity found for Entityid: example.com", "NOT_FOUND", null, null},
        {"DOMAIN_ALIAS", null, "Domain alias x.example is already registered", "ALREADY_EXISTS", null, null},
        {"DOMAIN_ALIAS", null, "Domain alias order.example does not exist", "NOT_FOUND", null, null},
        {"DOMAIN_ALIAS", null, "Domain alias order.example is invalid", "INVALID", "domain", null},
        {
            "FORWARD",
            null,
            "A forward only account must have at least one forward address",
            "CONFLICT",
            null,
            "last-forward"
        },
        {"FORWARD", null, "Forward address orders@example.com is invalid", "INVALID", "targets", null},
        {"CREATE", null, "Password must contain a digit", "PASSWORD_REJECTED", "newPassword", null},
        {"CREATE", null, "Email address order@example.com is invalid", "INVALID", "address", null},
        {"READ", null, "No Entity found for Entityid: 4711", "CONFLICT", null, "unknown-order"},
        {"READ", null, "Order 4711 does not exist", "CONFLICT", null, "unknown-order"},
        {"READ", null, "You are not authorized to perform this action", "FORBIDDEN", null, null},
        {"AUTHENTICATE", null, "Authentication failed", "FORBIDDEN", null, null},
        {"CHANGE_PASSWORD", null, "Old Password is incorrect", "FORBIDDEN", "oldPassword", "old-password"},
        {"CHANGE_PASSWORD", null, "New password is too weak", "PASSWORD_REJECTED", "newPassword", null},
        {"CHANGE_PASSWORD", null, "Incorrect password", "FORBIDDEN", "oldPassword", "old-password"},
        {"CHANGE_PASSWORD", null, "Password must have a digit", "PASSWORD_REJECTED", "newPassword", null},
        {"AUTORESPONDER", null, "Invalid date", "INVALID", "endDate", null},
        {"AUTORESPONDER", null, "Subject is too long", "INVALID", "subject", null},
        {"AUTORESPONDER", null, "Message is too long", "INVALID", "message", null},
        {"WRITE", null, "notification-email is not an address", "INVALID", "notificationAddress", null},
        {"WRITE", null, "first-name is too long", "INVALID", "firstName", null},
        {"WRITE", null, "last-name is too long", "INVALID", "lastName", null},
        {"READ", null, "Required parameter missing: email", "INVALID", null, null},
    };

    @Test
    void everyRowOfTheTableIsReachedByItsSample() {
        var reached = new HashSet<Refusals.Row>();
        for (String[] sample : SAMPLES) {
            var call = Call.valueOf(sample[0]);
            DriverException meaning = refused(sample[1], sample[2], call);
            assertThat(meaning.kind().name()).as(sample[2]).isEqualTo(sample[3]);
            assertThat(meaning.field()).as(sample[2]).isEqualTo(sample[4]);
            assertThat(meaning.code()).as(sample[2]).isEqualTo(sample[5]);
            var refusal = new Answer.Refused(true, sample[2], sample[1] == null ? "" : sample[1], 200);
            Refusals.TABLE.stream()
                    .filter(row -> row.fits(refusal, call))
                    .findFirst()
                    .ifPresent(reached::add);
        }
        assertThat(reached).containsExactlyInAnyOrderElementsOf(Refusals.TABLE);
    }

    @Test
    void anUnknownWordOfTheMailServiceIsARefusalAndOneOfTheGatewayLeavesDoubt() {
        assertThat(refused(null, "Strange", Call.WRITE).kind()).isEqualTo(Kind.INVALID);
        var gateway = new Answer.Refused(false, "Strange", "", 500);
        assertThat(Refusals.of(gateway, Call.WRITE, null, Unspoken.NOTHING).kind())
                .isEqualTo(Kind.UNEXPECTED);
    }

    @ParameterizedTest
    @EnumSource(OutboundFailure.Reason.class)
    void aWriteThatWasSentIsNeverCalledHarmless(OutboundFailure.Reason reason) {
        var failure = new OutboundFailure(reason);
        for (Call call : Call.values()) {
            Kind kind = Refusals.of(failure, call).kind();
            if (call.writes() && reason.sent()) {
                assertThat(kind.outcomeUnknown()).isTrue();
            } else if (!reason.sent()) {
                assertThat(kind).isEqualTo(Kind.UNAVAILABLE);
            } else {
                assertThat(kind).isIn(Kind.UNAVAILABLE, Kind.TIMEOUT);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true, 200, UNAVAILABLE, UNEXPECTED, address-not-allowed",
        "false, 200, UNAVAILABLE, UNEXPECTED,",
        "false, 502, UNAVAILABLE, UNEXPECTED,",
        "true, 502, UNAVAILABLE, UNEXPECTED,",
        "false, 302, UNAVAILABLE, UNEXPECTED,",
        "false, 404, UNAVAILABLE, UNEXPECTED,",
        "false, 403, CREDENTIALS, CREDENTIALS, address-not-allowed",
        "false, 429, BUSY, BUSY,"
    })
    void anUnreadableAnswerIsJudgedByWhatItMayHaveDone(boolean empty, int status, Kind read, Kind write, String code) {
        var unreadable = new Answer.Unreadable(empty, status);
        assertThat(Refusals.of(unreadable, Call.READ, null).kind()).isEqualTo(read);
        assertThat(Refusals.of(unreadable, Call.WRITE, null).kind()).isEqualTo(write);
        assertThat(Refusals.of(unreadable, Call.READ, null).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "429, Slow down, BUSY, BUSY",
        "500, Too many requests, BUSY, BUSY",
        "500, Please try again later, BUSY, UNEXPECTED",
        "200, Please try again later, BUSY, UNEXPECTED",
        "503, Service unavailable, BUSY, UNEXPECTED"
    })
    void onlyAGatewayThatCountsRequestsIsKnownToHaveDoneNothing(int status, String message, Kind read, Kind write) {
        var gateway = new Answer.Refused(false, message, "", status);
        assertThat(Refusals.of(gateway, Call.READ, null, Unspoken.NOTHING).kind())
                .isEqualTo(read);
        for (Call call : Call.values()) {
            if (call.writes()) {
                assertThat(Refusals.of(gateway, call, null, Unspoken.NOTHING).kind())
                        .isEqualTo(write);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"response\":{\"message\":\"Your request was taken\"}}",
                "{\"message\":\"Your request was taken\"}",
                "{\"response\":{\"data\":\"NewPass1\"}}",
                "{\"response\":{}}",
                "{}",
                "\"Something else\""
            })
    void aWriteIsDoneOnlyWhenTheAnswerSaysSo(String answer) throws Exception {
        try (var upstream = new Upstream()) {
            var driver = upstream.answers(200, answer).driver();
            List<ThrowingCallable> writes = List.of(
                    () -> driver.activate(DOMAIN),
                    () -> driver.suspendAll(DOMAIN, List.of(ANNA.address())),
                    () -> driver.create(ANNA, new NewMailbox("A", "B", "a@b.example", Secret.of("new"), null)),
                    () -> driver.createForwardOnly(ANNA, List.of(ANNA.address())),
                    () -> driver.delete(ANNA),
                    () -> driver.deleteAll(DOMAIN, List.of(ANNA.address())),
                    () -> driver.addDomainAlias(DOMAIN, "other.example"),
                    () -> driver.updateCatchAll(DOMAIN, Optional.of(ANNA.address())),
                    () -> driver.suspendDomain(DOMAIN, "Unpaid"),
                    () -> driver.changePassword(ANNA, Secret.of("old"), Secret.of("new")),
                    () -> driver.resetPassword(ANNA));
            for (ThrowingCallable write : writes) {
                DriverException doubtful = catchThrowableOfType(DriverException.class, write);
                assertThat(doubtful.kind()).isEqualTo(Kind.UNEXPECTED);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "30930235", "Success: done", "\"Success\"", "{\"status\":\"Success\"}"})
    void aDocumentedValueSaysThatAWriteWasDone(String answer) throws Exception {
        try (var upstream = new Upstream()) {
            upstream.answers(200, answer).driver().activate(DOMAIN);
            assertThat(upstream.seen).hasSize(1);
        }
    }

    @Test
    void whatWasSentInSecretIsTakenOutOfTheProvidersWords() throws Exception {
        String old = "Old {p}&1 \u00e4";
        String next = "N3w+Pass/9";
        String echoed = "No: " + old + ", Old%20%7Bp%7D%261%20%C3%A4, Old+%7bp%7d%261+%c3%a4, Old {p}&amp;1 \u00e4, "
                + next + ", N3w%2BPass%2F9, N3w%252BPass/9, the key, the%20key, the+key; reseller 7!";
        String answer = "{\"response\":{\"status\":\"FAILURE\",\"message\":\"" + echoed + "\"}}";
        try (var upstream = new Upstream()) {
            DriverException refused = catchThrowableOfType(
                    DriverException.class,
                    () -> upstream.answers(200, answer).driver().changePassword(ANNA, Secret.of(old), Secret.of(next)));
            assertThat(refused).hasMessage("No: …, …, …, …, …, …, …, …, …, …; reseller …!");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nope", "Try again later", "Account limit exceeded", "This IP is not allowed"})
    void aSignInRepeatsNoWordOfTheProvider(String words) throws Exception {
        try (var upstream = new Upstream()) {
            for (String answer : List.of(
                    "{\"status\":\"ERROR\",\"message\":\"%s\"}".formatted(words),
                    "{\"response\":{\"status\":\"FAILURE\",\"message\":\"%s\"}}".formatted(words))) {
                DriverException refused = catchThrowableOfType(
                        DriverException.class,
                        () -> upstream.answers(200, answer).driver().authenticate(ANNA, Secret.of("wrong")));
                assertThat(refused.getMessage()).startsWith("The ").doesNotContainIgnoringCase(words);
            }
        }
    }

    @Test
    void aRefusedMailboxLeavesItsPasswordUnsaid() throws Exception {
        String answer = "{\"response\":{\"status\":\"FAILURE\",\"message\":\"Password Canary.Pass1 is too plain\"}}";
        try (var upstream = new Upstream()) {
            var nora = new NewMailbox("Nora", "New", "n@b.example", Secret.of("Canary.Pass1"), null);
            DriverException refused = catchThrowableOfType(
                    DriverException.class,
                    () -> upstream.answers(200, answer).driver().create(ANNA, nora));
            assertThat(refused.kind()).isEqualTo(Kind.PASSWORD_REJECTED);
            assertThat(refused).hasMessage("Password … is too plain");
        }
    }

    @Test
    void aWithdrawnMethodIsSaidToBeWithdrawn() {
        var gone = new Answer.Unreadable(false, 404);
        assertThat(Refusals.of(gone, Call.AUTORESPONDER, null).kind()).isEqualTo(Kind.UNSUPPORTED);
        assertThat(Refusals.of(gone, Call.AUTORESPONDER, null).code()).isEqualTo("method-withdrawn");
    }

    @Test
    void noUrlOfTheProviderIsShown() {
        assertThat(refused(null, "See https://x.example/?passwd=1 or mail/user.json?api-key=2", Call.READ))
                .hasMessage("See … or …");
    }

    @Test
    void aWrongPasswordOfAnOwnerNeverBlamesTheConnection() throws Exception {
        String count = "{\"response\":{\"status\":\"SUCCESS\",\"noOfMailAccounts\":1,\"noOfForwardOnlyAccounts\":0}}";
        String ambiguous =
                "{\"status\":\"ERROR\",\"message\":\"Invalid credentials, or your User account maybe Inactive\"}";
        String unknownAddress = "{\"response\":{\"status\":\"FAILURE\",\"errorCode\":\"emailaddress_does_not_exist\"}}";
        String strange = "{\"response\":{\"status\":\"FAILURE\",\"message\":\"Nope\"}}";
        try (var upstream = new Upstream()) {
            for (String[] answers : new String[][] {{ambiguous, count}, {unknownAddress}, {strange}, {"false"}}) {
                DriverException refused = catchThrowableOfType(
                        DriverException.class,
                        () -> upstream.answers(200, answers).driver().authenticate(ANNA, Secret.of("wrong")));
                assertThat(refused.kind()).isEqualTo(Kind.FORBIDDEN);
                assertThat(refused).hasMessage("The sign-in was refused.");
                assertThat(refused.ownCredentials()).isFalse();
            }
            DriverException key = catchThrowableOfType(
                    DriverException.class,
                    () -> upstream.answers(200, ambiguous).driver().authenticate(ANNA, Secret.of("wrong")));
            assertThat(key.kind()).isEqualTo(Kind.CREDENTIALS);
            assertThat(key.ownCredentials()).isTrue();
        }
    }
}
