package io.postern.provider.atmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.postern.platform.http.Outbound;
import io.postern.platform.secret.Secret;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Forwards;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailboxDetails;
import io.postern.provider.spi.MailboxFilter;
import io.postern.provider.spi.MailboxStatus;
import io.postern.provider.spi.NewMailbox;
import io.postern.provider.spi.SubAdministrator;
import io.postern.provider.spi.SubAdministratorRight;
import io.postern.provider.spi.SuspensionMemory;
import io.postern.sandbox.AtmailControl.Fault;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The driver gets on with every generation, and with every way in which the documents may be meant. */
@QuarkusTest
class ShapesTest {
    @Inject
    Outbound outbound;

    static Stream<Map<String, Object>> upstreams() {
        return Stream.of(
                Map.of(),
                Map.of("generation", "RESULTS", "loginAt", "ADMIN"),
                Map.of("listShape", "FLAT", "failureStatus", 400, "loginAt", "MAIL_LOGIN"),
                Map.of("listShape", "SINGLE_BARE", "statusColumn", "ENABLED", "addressColumn", "Username"),
                Map.of("elements", Map.of("users/list", "userslist", "users/view", "user"), "addressColumn", "email"),
                Map.of("withoutProlog", true, "strayWhitespace", true, "keysAreIds", true),
                Map.of("onlyNames", "plain", "startBase", 1, "oddStatusCase", true),
                Map.of("onlyNames", "User", "pageCap", 90, "unauthenticated", "CHALLENGE"),
                Map.of("ignoresStart", true, "getRefused", true, "unauthenticated", "FAILED_XML_401"));
    }

    @ParameterizedTest
    @MethodSource("upstreams")
    void everythingWorksHoweverItIsAnswered(Map<String, Object> switches) {
        Connected at = new Connected(outbound, Map.of());
        at.account.switches(switches);
        AtmailDriver driver = at.driver;
        driver.ping(at.domain);
        assertThat(at.listed()).containsExactly(at.anna.address());
        at.put(220);
        assertThat(Set.copyOf(at.listed())).hasSize(switches.containsKey("ignoresStart") ? 200 : 221);

        driver.suspend(at.anna, Set.of());
        assertThat(driver.read(at.anna).status()).isEqualTo(MailboxStatus.SUSPENDED);
        driver.resume(at.anna, SuspensionMemory.NONE);
        assertThat(driver.read(at.anna).status()).isEqualTo(MailboxStatus.ACTIVE);

        driver.updateDetails(at.anna, new MailboxDetails("Renée", "O'Hara & <b>", null));
        assertThat(driver.read(at.anna).firstName()).isEqualTo("Renée");
        assertThat(driver.read(at.anna).lastName()).isEqualTo("O'Hara & <b>");
        driver.setQuota(at.anna, 3L << 30);
        assertThat(driver.read(at.anna).quotaBytes()).isEqualTo(3L << 30);
        var away = new Autoresponder(true, "", "Away\n\n& back > Monday", Autoresponder.Format.TEXT, false, null);
        driver.updateAutoresponder(at.anna, away);
        assertThat(driver.readAutoresponder(at.anna)).isEqualTo(away);

        driver.create(at.at("new"), new NewMailbox("Ne", "Wo", null, Secret.of("Quite.New1"), null));
        assertThat(driver.read(at.at("new")).lastName()).isEqualTo("Wo");
        driver.rename(at.at("new"), at.at("moved").address());
        driver.delete(at.at("moved"));
        assertThat(kind(() -> driver.read(at.at("moved")))).isEqualTo(Kind.NOT_FOUND);
        assertThat(kind(() -> driver.delete(at.at("moved")))).isEqualTo(Kind.NOT_FOUND);

        driver.addAlias(at.anna, at.at("info").address());
        assertThat(driver.readAliases(at.anna)).containsExactly(at.at("info").address());
        assertThat(driver.isFree(at.at("info"))).isFalse();
        assertThat(kind(() -> driver.addAlias(at.anna, at.at("info").address())))
                .isEqualTo(Kind.ALREADY_EXISTS);
        assertThat(kind(() ->
                        driver.create(at.at("info"), new NewMailbox("I", "N", null, Secret.of("Quite.New1"), null))))
                .isEqualTo(Kind.ALREADY_EXISTS);
        driver.removeAlias(at.anna, at.at("info").address());
        assertThat(driver.isFree(at.at("info"))).isTrue();

        assertThat(driver.domains(null).domains()).extracting("name").containsExactly(at.domain.name());
        String name = "sub-" + at.domain.name();
        var sub = new SubAdministrator(
                name,
                "Su B",
                "Co",
                List.of(at.domain.name(), "b.example"),
                Set.of(SubAdministratorRight.ADD),
                7L,
                1L << 30);
        driver.createSubAdministrator(sub, Secret.of("Quite.New1"));
        assertThat(driver.readSubAdministrator(name)).isEqualTo(sub);
        var less = new SubAdministrator(name, "", "", List.of(), Set.of(SubAdministratorRight.LOGS), null, null);
        driver.updateSubAdministrator(less, Optional.empty());
        assertThat(driver.subAdministrators()).containsExactly(less);
        driver.deleteSubAdministrator(name);
        assertThat(driver.subAdministrators()).isEmpty();
        assertThat(kind(() -> driver.readSubAdministrator(name))).isEqualTo(Kind.NOT_FOUND);
    }

    @ParameterizedTest
    @MethodSource("upstreams")
    void wrongCredentialsAreToldHoweverTheyAreAnswered(Map<String, Object> switches) {
        Connected at = new Connected(outbound, Map.of("password", Secret.of("wrong")));
        at.account.switches(switches);
        assertThat(kind(() -> at.driver.ping(at.domain))).isEqualTo(Kind.CREDENTIALS);
        assertThat(kind(() -> at.driver.setQuota(at.anna, 1L << 30))).isEqualTo(Kind.CREDENTIALS);
    }

    @Test
    void aForwardKeepsACopyOnlyAsAnAliasThatDelivers() {
        Connected at = new Connected(outbound, Map.of());
        var one = List.of(Address.parse("one@else.example").orElseThrow());
        var two = List.of(Address.parse("two@else.example").orElseThrow());
        for (Forwards wanted : List.of(
                new Forwards(one, true),
                new Forwards(one, true),
                new Forwards(two, true),
                new Forwards(two, false),
                new Forwards(one, false),
                new Forwards(one, true),
                new Forwards(List.of(), true))) {
            at.driver.updateForwards(at.anna, wanted);
            assertThat(at.driver.readForwards(at.anna)).isEqualTo(wanted);
        }
        assertThat(at.account.aliases()).isEmpty();
        assertThat(at.driver.readAliases(at.anna)).isEmpty();
    }

    @Test
    void aliasesFollowAMailboxThatMovesAndGoWithOneThatIsDeleted() {
        Connected at = new Connected(outbound, Map.of());
        var copies = new Forwards(List.of(Address.parse("copy@else.example").orElseThrow()), true);
        at.driver.updateForwards(at.anna, copies);
        at.driver.addAlias(at.anna, at.at("info").address());
        at.driver.rename(at.anna, at.at("moved").address());
        assertThat(at.driver.readAliases(at.at("moved")))
                .containsExactly(at.at("info").address());
        assertThat(at.driver.readForwards(at.at("moved"))).isEqualTo(copies);
        assertThat(at.account.aliases()).hasSize(2);
        assertThat(at.driver.isFree(at.anna)).isTrue();
        at.driver.delete(at.at("moved"));
        assertThat(at.account.aliases()).isEmpty();
        assertThat(at.driver.isFree(at.at("moved"))).isTrue();
    }

    @Test
    void aMailboxWhoseDeletionBreaksOffIsThereToBeDeletedAgain() {
        Connected at = new Connected(outbound, Map.of());
        at.driver.addAlias(at.anna, at.at("info").address());
        at.driver.addAlias(at.anna, at.at("sales").address());
        at.account.fault(Fault.of("HTML").method("aliases/delete").skip(1));
        assertThat(kind(() -> at.driver.delete(at.anna)).outcomeUnknown()).isTrue();
        assertThat(at.account.mailbox(at.anna.address().toString())).isNotNull();
        at.account.clearFaults();
        at.driver.delete(at.anna);
        assertThat(at.account.aliases()).isEmpty();
        assertThat(at.driver.isFree(at.at("info"))).isTrue();
    }

    @Test
    void aRefusedDeletionLeavesTheAliasesAsTheyWere() {
        Connected at = new Connected(outbound, Map.of());
        var copies = new Forwards(List.of(Address.parse("copy@else.example").orElseThrow()), true);
        at.driver.updateForwards(at.anna, copies);
        at.driver.addAlias(at.anna, at.at("info").address());
        at.account.fault(Fault.failure("Permission denied").method("users/delete"));
        assertThat(kind(() -> at.driver.delete(at.anna))).isEqualTo(Kind.FORBIDDEN);
        assertThat(at.driver.readAliases(at.anna)).containsExactly(at.at("info").address());
        assertThat(at.driver.readForwards(at.anna)).isEqualTo(copies);
        at.account.fault(Fault.of("HTML").method("aliases/create"));
        assertThat(kind(() -> at.driver.delete(at.anna))).isEqualTo(Kind.UNEXPECTED);
    }

    @Test
    void aMoveThatBreaksOffLosesNoAliasAndCanBeMadeAgain() {
        Connected at = new Connected(outbound, Map.of());
        var copies = new Forwards(List.of(Address.parse("copy@else.example").orElseThrow()), true);
        at.driver.updateForwards(at.anna, copies);
        at.driver.addAlias(at.anna, at.at("info").address());
        Address moved = at.at("moved").address();
        at.account.fault(Fault.failure("Permission denied").method("users/update"));
        assertThat(kind(() -> at.driver.rename(at.anna, moved))).isEqualTo(Kind.FORBIDDEN);
        assertThat(at.account.aliases()).hasSize(2);
        assertThat(at.driver.readAliases(at.anna)).containsExactly(at.at("info").address());
        at.account.clearFaults();
        at.account.fault(Fault.of("HTML").method("aliases/create").skip(1));
        assertThat(kind(() -> at.driver.rename(at.anna, moved))).isEqualTo(Kind.UNEXPECTED);
        assertThat(at.account.mailbox(at.anna.address().toString())).isNotNull();
        at.account.clearFaults();
        at.driver.rename(at.anna, moved);
        assertThat(at.account.aliases()).hasSize(2);
        assertThat(at.driver.readAliases(at.at("moved")))
                .containsExactly(at.at("info").address());
        assertThat(at.driver.readForwards(at.at("moved"))).isEqualTo(copies);
    }

    @Test
    void aTargetThatTheUpstreamWouldCutIsRefused() {
        Connected at = new Connected(outbound, Map.of());
        Address target = new Address("long", ("a".repeat(60) + ".").repeat(2) + "example");
        assertThat(kind(() -> at.driver.updateForwards(at.anna, new Forwards(List.of(target), false))))
                .isEqualTo(Kind.INVALID);
    }

    @Test
    void anotherNameOfADomainIsAnAliasToo() {
        Connected at = new Connected(outbound, Map.of());
        at.driver.addDomainAlias(at.domain, "also.example");
        assertThat(at.driver.readDomainAliases(at.domain)).containsExactly("also.example");
        assertThat(kind(() -> at.driver.addDomainAlias(at.domain, "also.example")))
                .isEqualTo(Kind.ALREADY_EXISTS);
        at.driver.removeDomainAlias(at.domain, "also.example");
        assertThat(kind(() -> at.driver.removeDomainAlias(at.domain, "also.example")))
                .isEqualTo(Kind.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "TRUNCATED_XML, UNEXPECTED, UNAVAILABLE",
        "EMPTY, UNEXPECTED, UNAVAILABLE",
        "GARBAGE, UNEXPECTED, UNAVAILABLE",
        "DEEP, UNEXPECTED, UNAVAILABLE",
        "DOCTYPE, UNEXPECTED, UNAVAILABLE",
        "WRONG_CHARSET, UNEXPECTED, UNAVAILABLE",
        "HTML, UNEXPECTED, UNAVAILABLE",
        "FAULT, UNEXPECTED, UNAVAILABLE",
        "SILENT_SUCCESS, UNEXPECTED, UNAVAILABLE",
        "FAILURE, INVALID, INVALID",
        "EXPIRED_CREDENTIALS, CREDENTIALS, CREDENTIALS",
        "HUGE, TIMEOUT, UNAVAILABLE",
        "TRUNCATED, TIMEOUT, UNAVAILABLE",
        "RESET_AFTER, TIMEOUT, UNAVAILABLE"
    })
    void whatIsNoAnswerLeavesAWriteInDoubtAndAReadUndone(String fault, Kind write, Kind read) {
        Connected at = new Connected(outbound, Map.of());
        at.account.fault(Fault.of(fault).with("bytes", 12_000_000));
        assertThat(kind(() -> at.driver.setQuota(at.anna, 1L << 30))).isEqualTo(write);
        assertThat(kind(() -> at.driver.read(at.anna))).isEqualTo(read);
        assertThat(kind(() -> at.driver.list(at.domain, MailboxFilter.NONE, null)))
                .isEqualTo(read);
    }

    @Test
    void anUnknownTextIsForGoodAndShown() {
        Connected at = new Connected(outbound, Map.of());
        at.account.fault(Fault.failure("The moon is in the wrong house"));
        DriverException refused =
                catchThrowableOfType(DriverException.class, () -> at.driver.setQuota(at.anna, 1L << 30));
        assertThat(refused.kind()).isEqualTo(Kind.INVALID);
        assertThat(refused).hasMessage("The moon is in the wrong house");
    }

    @Test
    void aRefusalThatQuotesASecretIsShownWithoutIt() {
        Connected at = new Connected(outbound, Map.of());
        at.account.fault(Fault.failure("Cannot store Canary&Word9! for " + at.account.password()));
        DriverException refused = catchThrowableOfType(
                DriverException.class, () -> at.driver.setPassword(at.anna, Secret.of("Canary&Word9!")));
        assertThat(refused.getMessage()).doesNotContain("Canary").doesNotContain(at.account.password());
    }

    @Test
    void onceAMailboxIsMadeNoLaterTroubleSaysThatItIsNot() {
        Connected at = new Connected(outbound, Map.of());
        at.account.fault(Fault.of("HTML").method("users/view").skip(1));
        var wanted = new NewMailbox("N", "W", null, Secret.of("Quite.New1"), null);
        assertThat(kind(() -> at.driver.create(at.at("new"), wanted)).outcomeUnknown())
                .isTrue();
        assertThat(at.account.mailbox(at.at("new").address().toString())).isNotNull();
        at.account.clearFaults();
        at.account.fault(Fault.of("HTML").method("users/view"));
        assertThat(kind(() -> at.driver.create(at.at("other"), wanted))).isEqualTo(Kind.UNAVAILABLE);
        assertThat(at.account.mailbox(at.at("other").address().toString())).isNull();
    }

    @Test
    void aListOfNothingThatIsUnderstoodIsNoEmptyList() {
        Connected at = new Connected(outbound, Map.of());
        at.account.switches(Map.of("addressColumn", "Mystery"));
        assertThat(kind(at::listed)).isEqualTo(Kind.UNEXPECTED);
        at.account.switches(Map.of());
        at.account.fault(Fault.failure("No users found").calls(1));
        assertThat(at.listed()).isEmpty();
    }

    private static Kind kind(ThrowingCallable call) {
        DriverException failed = catchThrowableOfType(DriverException.class, call);
        assertThat(failed).as("a failure").isNotNull();
        return failed.kind();
    }
}
