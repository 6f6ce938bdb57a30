package io.postern.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.change.TestChanges;
import io.postern.connection.Connection.Health;
import io.postern.directory.Mailbox;
import io.postern.provider.spi.Kind;
import io.postern.sandbox.OpensrsControl;
import io.postern.sandbox.OpensrsControl.Fault;
import io.postern.testing.HostedResellers;
import io.postern.testing.HostedResellers.At;
import io.postern.testing.HostedResellers.Reseller;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of the fifty numbers, as pages tell it: of a read, of a write, and of a mailbox owner's password. */
@QuarkusTest
class OpensrsRefusalPagesTest {
    private static final String SAID = "Upstream words <7>";
    private static final Set<Integer> FAULTS = Set.of(0, 28, 29, 30);
    private static final Set<Integer> LATER = Set.of(20, 22, 25);
    private static final Set<Integer> OURS = Set.of(1, 21, 32, 33, 35, 39, 42, 43, 44);
    private static final Set<Integer> SECOND_FACTOR = Set.of(33, 35, 42, 43, 44);
    private static final Set<Integer> TAKEN = Set.of(3, 7, 8, 23);
    private static final Set<Integer> GONE = Set.of(2, 13);
    private static final Set<Integer> PASSWORDS = Set.of(34, 36, 40, 41, 48);
    private static final String NEXT = "Qw7!Kiosk.Zoo" + System.nanoTime();
    private static final List<Mailbox> MAILBOXES = new ArrayList<>();
    private static OpensrsControl.Account account;
    private static Reseller reseller;
    private static StaffPages pages;

    @Inject
    HostedResellers resellers;

    @Inject
    TestSessions sessions;

    @Inject
    TestChanges changes;

    @BeforeEach
    void anAccount() {
        if (reseller == null) {
            account = OpensrsControl.here().account("refusals-opensrs.example", 50);
            reseller = resellers.open("refusals-opensrs", At.of(account));
            for (int number = 0; number < 50; number++) {
                MAILBOXES.add(reseller.mailbox(number));
            }
            pages = new StaffPages(sessions.signIn(reseller.tenant.value(), Role.OWNER));
        }
        reseller.renew();
        account.clearJournal();
    }

    @AfterEach
    void nothingIsLeft() {
        account.clearFaults();
        changes.settle(reseller.tenant, reseller.connectionId);
    }

    static List<Integer> numbers() {
        return java.util.stream.IntStream.range(0, 50).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aRefusedWrite(int number) {
        Mailbox mailbox = MAILBOXES.get(number);
        account.fault(Fault.error(number).with("message", SAID).method("change_user"));
        StaffPages.Told told = PASSWORDS.contains(number)
                ? pages.password(mailbox, null, NEXT)
                : pages.details(mailbox, "Name " + number);
        told.plainly(SAID).asWrite(written(number), words(number));
        if (told.status() == 422) {
            assertThat(told.quotes()).isEqualTo(SAID);
        }
        if (PASSWORDS.contains(number)) {
            assertThat(told.page().select("[aria-describedby~=newPassword-error]"))
                    .hasSize(1);
        }
        assertThat(account.journal(Map.of("method", "change_user", "applied", "true")))
                .isEmpty();
        assertThat(account.journal("change_user")).hasSize(number == 20 ? 3 : number == 1 || number == 39 ? 2 : 1);
        assertThat(reseller.health()).isEqualTo(OURS.contains(number) ? Health.REFUSED : Health.UNKNOWN);
        if (told.status() == 303) {
            account.clearFaults();
            changes.settle(reseller.tenant, reseller.connectionId);
            assertThat(account.mailbox(mailbox.address).at("/attributes/name").asText())
                    .isEqualTo("Name " + number);
        }
    }

    /** Here a name is new, so that one which is an alias is taken. */
    @ParameterizedTest
    @MethodSource("numbers")
    void aRefusedCreation(int number) {
        String name = "new" + number;
        account.fault(Fault.error(number).with("message", SAID).method("change_user"));
        StaffPages.Told told = pages.creation(reseller.domain.name, name, NEXT).plainly(SAID);
        told.asWrite(written(number), words(number));
        if (PASSWORDS.contains(number)) {
            assertThat(told.page().select("[aria-describedby~=newPassword-error]"))
                    .hasSize(1);
        }
        if (TAKEN.contains(number)) {
            assertThat(told.page().select("[aria-describedby~=localPart-error]"))
                    .hasSize(1);
        }
        String address = name + "@" + reseller.domain.name;
        assertThat(account.mailbox(address)).isNull();
        assertThat(reseller.health()).isEqualTo(OURS.contains(number) ? Health.REFUSED : Health.UNKNOWN);
        account.clearFaults();
        changes.settle(reseller.tenant, reseller.connectionId);
        assertThat(account.mailbox(address) != null).as("made in the end").isEqualTo(told.status() == 303);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aRefusedRead(int number) {
        Mailbox mailbox = MAILBOXES.get(number);
        account.fault(Fault.error(number).with("message", SAID).method("get_user"));
        StaffPages.Told told = pages.show(mailbox).plainly(SAID);
        if (GONE.contains(number)) {
            assertThat(told.says())
                    .contains(MessageBundles.get(MailboxMessages.class).gone_title());
            account.clearFaults();
            MAILBOXES.set(number, reseller.again(mailbox.address));
        } else {
            told.asCopy(words(number));
        }
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void anOwnersPasswordThatIsRefusedSaysNothingAboutTheConnection(int number) {
        Mailbox mailbox = MAILBOXES.get((number + 25) % 50);
        reseller.provider().read(reseller.ref(mailbox));
        account.fault(Fault.error(number).with("message", SAID).method("authenticate"));
        StaffPages.Told told =
                pages.password(mailbox, OpensrsControl.INITIAL_PASSWORD, NEXT).plainly(SAID);
        if (LATER.contains(number)) {
            told.asLater();
        } else if (FAULTS.contains(number)) {
            told.asRefusal(words(number));
        } else if (SECOND_FACTOR.contains(number)) {
            told.asRefusal(reason(OpensrsReason.SECOND_FACTOR));
        } else {
            told.asRefusal(StaffPages.words(Kind.FORBIDDEN, "old-password"));
        }
        assertThat(account.journal("change_user")).isEmpty();
        assertThat(reseller.health()).isEqualTo(Health.UNKNOWN);
    }

    /** The same as it comes about, without a fault: the administrator himself is turned away. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "BLOCKED",
                "IP_RESTRICTED",
                "DISABLED",
                "SECOND_FACTOR_NEEDED",
                "SECOND_FACTOR_WRONG",
                "EXPIRED",
                "SECOND_FACTOR_NOT_SET_UP",
                "CHALLENGE_FAILED"
            })
    void anAdministratorWhoIsTurnedAwayStopsTheConnection(String standing) {
        account.standing(standing);
        try {
            StaffPages.Told told = pages.details(MAILBOXES.get(49), "Never");
            int number = List.of(
                            "BLOCKED",
                            "IP_RESTRICTED",
                            "DISABLED",
                            "SECOND_FACTOR_NEEDED",
                            "SECOND_FACTOR_WRONG",
                            "EXPIRED",
                            "SECOND_FACTOR_NOT_SET_UP",
                            "CHALLENGE_FAILED")
                    .indexOf(standing);
            told.plainly("never said")
                    .asRefusal(words(List.of(1, 21, 32, 33, 35, 39, 42, 43).get(number)));
            assertThat(reseller.health()).isEqualTo(Health.REFUSED);
            assertThat(account.journal("change_user")).isEmpty();
        } finally {
            account.standing("GOOD");
        }
    }

    /** What comes instead of an answer of the interface. */
    @ParameterizedTest
    @EnumSource
    void whatIsNoAnswer(NoAnswer instead) {
        Mailbox mailbox = MAILBOXES.get(48);
        account.fault(instead.fault().method("change_user"));
        String name = "After " + instead;
        pages.details(mailbox, name)
                .plainly("Bad Gateway")
                .asWrite(instead.written, StaffPages.words(instead.written, instead.code));
        assertThat(account.journal(Map.of("method", "change_user", "applied", "true")))
                .isEmpty();
        assertThat(reseller.health()).isEqualTo(instead.written == Kind.CREDENTIALS ? Health.REFUSED : Health.UNKNOWN);
        account.clearFaults();
        changes.settle(reseller.tenant, reseller.connectionId);
        reseller.renew();
        account.fault(instead.fault().method("get_user"));
        pages.show(mailbox).plainly("Bad Gateway").asCopy(StaffPages.words(instead.read, instead.code));
    }

    enum NoAnswer {
        NOTHING("EMPTY", 0, Kind.UNEXPECTED, Kind.UNAVAILABLE, null),
        SOMETHING_ELSE("GARBAGE", 0, Kind.UNEXPECTED, Kind.UNAVAILABLE, null),
        A_PROXYS_PAGE("HTML_502", 0, Kind.UNEXPECTED, Kind.UNAVAILABLE, null),
        A_SERVERS_FAULT("HTTP", 500, Kind.UNEXPECTED, Kind.UNAVAILABLE, null),
        UNREADABLE_REQUEST("HTTP", 400, Kind.INVALID, Kind.INVALID, null),
        UNKNOWN_CALL("HTTP", 404, Kind.UNSUPPORTED, Kind.UNSUPPORTED, "method-withdrawn"),
        FORBIDDEN("HTTP", 403, Kind.CREDENTIALS, Kind.CREDENTIALS, "address-not-allowed"),
        TOO_OFTEN("HTTP", 429, Kind.BUSY, Kind.BUSY, null),
        HUNG_UP("RESET_BEFORE", 0, Kind.TIMEOUT, Kind.UNAVAILABLE, null);

        private final String fault;
        private final int status;
        private final Kind written;
        private final Kind read;
        private final String code;

        NoAnswer(String fault, int status, Kind written, Kind read, String code) {
            this.fault = fault;
            this.status = status;
            this.written = written;
            this.read = read;
            this.code = code;
        }

        Fault fault() {
            return status == 0 ? Fault.of(fault) : Fault.http(status);
        }
    }

    private static Kind written(int number) {
        return FAULTS.contains(number)
                ? Kind.UNEXPECTED
                : LATER.contains(number) ? Kind.BUSY : OURS.contains(number) ? Kind.CREDENTIALS : Kind.CONFLICT;
    }

    private static String words(int number) {
        return number == 21
                ? StaffPages.words(Kind.CREDENTIALS, "address-not-allowed")
                : reason(OpensrsReason.of("oma-" + number).orElseThrow());
    }

    private static String reason(OpensrsReason reason) {
        return MessageBundles.get(OpensrsMessages.class).happened(reason);
    }
}
