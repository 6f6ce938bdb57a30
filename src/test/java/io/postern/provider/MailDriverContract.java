package io.postern.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.postern.platform.secret.Secret;
import io.postern.platform.tenancy.Tenancy;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.AppPassword;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.Forwards;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailService;
import io.postern.provider.spi.MailboxDetails;
import io.postern.provider.spi.MailboxFilter;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MailboxStatus;
import io.postern.provider.spi.ServiceState;
import io.postern.provider.spi.SuspensionEffect;
import io.postern.provider.spi.SuspensionMemory;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * What every provider promises. A new driver extends this class, says how to bring its simulated upstream into a state,
 * and declares in its {@code DriverInfo} what it can: promises about what it cannot do turn into the promise that it is
 * refused without a call.
 */
abstract class MailDriverContract extends DomainPromises {
    @Inject
    Tenancy tenancy;

    @Inject
    MeterRegistry meters;

    // First, look around.

    @Test
    void aWholeDomainIsListedOnceEach() {
        assertThat(listed()).hasSize(mailboxesOfDomain()).doesNotHaveDuplicates();
        assertThat(listed()).allMatch(address -> address.domain().equals(domain().name()));
    }

    @Test
    void aSearchForPartOfAnAddressFindsItAndTakesNoPattern() {
        if (can(Capability.SEARCH)) {
            assertThat(found(mailbox().address().localPart().substring(1)))
                    .contains(mailbox().address());
            assertThat(found(".*")).isEmpty();
        }
    }

    private List<Address> found(String text) {
        return provider().list(domain(), new MailboxFilter(text, null, null, null), null).mailboxes().stream()
                .map(MailboxState::address)
                .toList();
    }

    @Test
    void aMailboxIsReadAndAMissingOneIsMissing() {
        assertThat(provider().read(mailbox()).address()).isEqualTo(mailbox().address());
        assertThat(failure(() -> provider().read(missing())).kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void countingAgreesWithListing() {
        if (can(Capability.COUNT)) {
            var counts = provider().count(domain());
            assertThat(counts.mailboxes() + counts.forwardOnly()).isEqualTo(mailboxesOfDomain());
        }
    }

    @Test
    void aPingChangesNothingAndToldWrongCredentialsFails() {
        provider().ping(domain());
        ProviderError refused = failure(() -> refusedProvider().ping(domain()));
        assertThat(refused.kind()).isEqualTo(Kind.CREDENTIALS);
        assertThat(refused.connectionRefused()).isTrue();
    }

    // Then set things. What is set twice is as set once.

    @Test
    void suspendingTwiceIsAsOnceAndResumingToo() {
        for (int time = 1; time <= 2; time++) {
            provider().suspend(mailbox());
            assertThat(provider().read(mailbox()).status()).isEqualTo(MailboxStatus.SUSPENDED);
        }
        for (int time = 1; time <= 2; time++) {
            provider().resume(mailbox(), SuspensionMemory.NONE);
            assertThat(provider().read(mailbox()).status()).isEqualTo(MailboxStatus.ACTIVE);
        }
        assertThat(failure(() -> provider().suspend(missing())).kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void manyAreSuspendedTogetherButNotMoreThanDeclared() {
        if (can(Capability.BULK_SUSPEND)) {
            var one = List.of(mailbox().address());
            provider().suspendAll(domain(), one);
            provider().suspendAll(domain(), one);
            assertThat(provider().read(mailbox()).status()).isEqualTo(MailboxStatus.SUSPENDED);
            provider().resumeAll(domain(), one);
            assertThat(provider().read(mailbox()).status()).isEqualTo(MailboxStatus.ACTIVE);
            var tooMany = new ArrayList<Address>();
            for (int number = 0; number <= provider().info().limits().bulkSize(); number++) {
                tooMany.add(new Address("x" + number, domain().name()));
            }
            withoutACall(() -> assertThat(failure(() -> provider().suspendAll(domain(), tooMany))
                            .kind())
                    .isEqualTo(Kind.INVALID));
        }
    }

    @Test
    void onlyWhatIsChosenStopsAndComesBack() {
        if (can(Capability.SUSPEND) && options().suspensionChoice()) {
            var sending = Set.of(SuspensionEffect.SEND);
            SuspensionMemory memory = provider().suspend(mailbox(), sending);
            assertThat(provider().read(mailbox()).stopped()).isEqualTo(sending);
            provider().resume(mailbox(), memory);
            assertThat(provider().read(mailbox()).stopped()).isEmpty();
            withoutACall(() -> ends(Kind.INVALID, () -> provider().suspend(mailbox(), Set.of())));
        }
    }

    @Test
    void detailsAreReplacedAsAWhole() {
        if (can(Capability.DETAILS)) {
            MailboxDetails details = details("Renée", "O'Hara & Söhne <b>");
            twice(() -> provider().updateDetails(mailbox(), details));
            MailboxState now = provider().read(mailbox());
            assertThat(new MailboxDetails(
                            details.firstName() == null ? null : now.firstName(),
                            details.lastName() == null ? null : now.lastName(),
                            details.notificationAddress() == null ? null : now.notificationAddress()))
                    .isEqualTo(details);
            ends(Kind.NOT_FOUND, () -> provider().updateDetails(missing(), details));
        }
    }

    @Test
    void anAutomaticReplyMayBeSetAgain() {
        if (can(Capability.AUTORESPONDER)) {
            Autoresponder reply = reply(true, "Back soon & rested");
            twice(() -> provider().updateAutoresponder(mailbox(), reply));
            if (can(Capability.AUTORESPONDER_READ)) {
                Autoresponder read = provider().readAutoresponder(mailbox());
                assertThat(read.enabled()).isTrue();
                assertThat(read.message().strip()).isEqualTo("Back soon & rested");
            }
            twice(() -> provider().updateAutoresponder(mailbox(), reply(false, "")));
            if (can(Capability.AUTORESPONDER_READ)) {
                assertThat(provider().readAutoresponder(mailbox()).enabled()).isFalse();
            }
            ends(Kind.NOT_FOUND, () -> provider().updateAutoresponder(missing(), reply));
        }
    }

    @Test
    void servicesAreSwitchedOneByOne() {
        if (can(Capability.SERVICES)) {
            Map<MailService, ServiceState> before = provider().readServices(mailbox());
            assertThat(options().services()).containsAll(before.keySet());
            MailService one = before.keySet().stream().sorted().findFirst().orElseThrow();
            for (ServiceState state : List.of(ServiceState.SUSPENDED, ServiceState.DISABLED, ServiceState.ENABLED)) {
                twice(() -> provider().updateServices(mailbox(), Map.of(one, state)));
                var expected = new EnumMap<>(before);
                expected.put(one, state);
                assertThat(provider().readServices(mailbox())).isEqualTo(expected);
            }
        }
    }

    // Passwords can be changed once: the second time ends in a declared way.

    @Test
    void aPasswordIsChangedOnceWithTheOldOne() {
        if (can(Capability.PASSWORD_CHANGE)) {
            provider().changePassword(mailbox(), OWNERS, FRESH);
            if (can(Capability.OWNER_SIGN_IN)) {
                assertThat(provider().authenticate(mailbox(), FRESH).address())
                        .isEqualTo(mailbox().address());
            }
            ProviderError again = failure(() -> provider().changePassword(mailbox(), OWNERS, FRESH));
            assertThat(again.kind()).isEqualTo(Kind.FORBIDDEN);
            assertThat(again.code()).isEqualTo("old-password");
            assertThat(again.ownCredentials()).isFalse();
        }
    }

    @Test
    void aPasswordIsSetWithoutTheOldOne() {
        if (can(Capability.PASSWORD_SET)) {
            twice(() -> provider().setPassword(mailbox(), FRESH));
            if (can(Capability.OWNER_SIGN_IN)) {
                assertThat(provider().authenticate(mailbox(), FRESH).address())
                        .isEqualTo(mailbox().address());
                ends(Kind.FORBIDDEN, () -> provider().authenticate(mailbox(), OWNERS));
            }
            ends(Kind.NOT_FOUND, () -> provider().setPassword(missing(), FRESH));
            withoutACall(() -> ends(Kind.PASSWORD_REJECTED, () -> provider().setPassword(mailbox(), Secret.of("x"))));
        }
    }

    @Test
    void aResetGivesAPasswordThatWorksAndAnotherEachTime() {
        if (can(Capability.PASSWORD_RESET)) {
            Secret first = provider().resetPassword(mailbox());
            Secret second = provider().resetPassword(mailbox());
            assertThat(first.length()).isGreaterThan(7);
            if (can(Capability.OWNER_SIGN_IN)) {
                assertThat(provider().authenticate(mailbox(), second).address())
                        .isEqualTo(mailbox().address());
                ends(Kind.FORBIDDEN, () -> provider().authenticate(mailbox(), first));
            }
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressLookTheSame() {
        if (can(Capability.OWNER_SIGN_IN)) {
            assertThat(provider().authenticate(mailbox(), OWNERS).address())
                    .isEqualTo(mailbox().address());
            ProviderError wrong = failure(() -> provider().authenticate(mailbox(), FRESH));
            ProviderError unknown = failure(() -> provider().authenticate(missing(), FRESH));
            for (ProviderError error : List.of(wrong, unknown)) {
                assertThat(error.kind()).isEqualTo(Kind.FORBIDDEN);
                assertThat(error.ownCredentials()).isFalse();
            }
            assertThat(wrong.upstreamMessage()).isEqualTo(unknown.upstreamMessage());
        }
    }

    @Test
    void aPasswordForOneProgramIsToldOnceAndTakenAwayOnce() {
        if (can(Capability.APP_PASSWORDS)) {
            assertThat(provider().addAppPassword(mailbox(), "phone").isEmpty()).isFalse();
            assertThat(provider().appPasswords(mailbox()))
                    .extracting(AppPassword::tag)
                    .contains("phone");
            provider().removeAppPassword(mailbox(), "phone");
            assertThat(provider().appPasswords(mailbox()))
                    .extracting(AppPassword::tag)
                    .doesNotContain("phone");
            ends(Kind.NOT_FOUND, () -> provider().removeAppPassword(mailbox(), "phone"));
            withoutACall(() -> ends(Kind.INVALID, () -> provider().addAppPassword(mailbox(), " ")));
        }
    }

    @Test
    void sessionsEndAndStaffMayLookInside() {
        if (can(Capability.SIGN_OUT)) {
            twice(() -> provider().signOut(mailbox()));
        }
        if (can(Capability.SIGN_IN_TOKEN)) {
            Secret token = provider().signInToken(mailbox(), "asked for help", Duration.ofHours(1));
            assertThat(token.isEmpty()).isFalse();
            ends(Kind.NOT_FOUND, () -> provider().signInToken(missing(), "asked for help", Duration.ofHours(1)));
        }
    }

    // What cannot be, or may not be, never reaches the upstream.

    @Test
    void whatIsNotDeclaredIsRefusedWithoutACall() {
        var calls = operations();
        for (Capability capability : Capability.values()) {
            if (!can(capability) && calls.containsKey(capability)) {
                withoutACall(() -> assertThat(failure(calls.get(capability)).kind())
                        .as(capability.name())
                        .isEqualTo(Kind.UNSUPPORTED));
            }
        }
        assertThat(calls.keySet())
                .as("every capability that is not the least")
                .containsAll(EnumSet.complementOf(EnumSet.of(Capability.LIST, Capability.READ, Capability.SEARCH)));
    }

    private Map<Capability, ThrowingCallable> operations() {
        var calls = new EnumMap<Capability, ThrowingCallable>(Capability.class);
        calls.put(Capability.COUNT, () -> provider().count(domain()));
        calls.put(Capability.SUSPEND, () -> provider().suspend(mailbox()));
        calls.put(Capability.BULK_SUSPEND, () -> provider()
                .suspendAll(domain(), List.of(mailbox().address())));
        calls.put(Capability.PASSWORD_CHANGE, () -> provider().changePassword(mailbox(), OWNERS, FRESH));
        calls.put(Capability.PASSWORD_RESET, () -> provider().resetPassword(mailbox()));
        calls.put(Capability.OWNER_SIGN_IN, () -> provider().authenticate(mailbox(), OWNERS));
        calls.put(Capability.AUTORESPONDER, () -> provider().updateAutoresponder(mailbox(), reply(false, "")));
        calls.put(Capability.AUTORESPONDER_READ, () -> provider().readAutoresponder(mailbox()));
        calls.put(Capability.DETAILS, this::anyWrite);
        calls.put(Capability.PASSWORD_SET, () -> provider().setPassword(mailbox(), FRESH));
        calls.put(Capability.SERVICES, () -> provider().readServices(mailbox()));
        calls.put(Capability.APP_PASSWORDS, () -> provider().appPasswords(mailbox()));
        calls.put(Capability.SIGN_OUT, () -> provider().signOut(mailbox()));
        calls.put(Capability.SIGN_IN_TOKEN, () -> provider().signInToken(mailbox(), "", Duration.ofHours(1)));
        calls.put(Capability.PROVIDER_HISTORY, () -> provider().changeLog(mailbox(), null));
        accountOperations(calls);
        domainOperations(calls);
        return calls;
    }

    private void accountOperations(Map<Capability, ThrowingCallable> calls) {
        ProviderAccounts accounts = provider().accounts();
        ProviderDelivery delivery = provider().delivery();
        Address address = mailbox().address();
        var none = new Forwards(List.of(), true);
        calls.put(Capability.CREATE, () -> accounts.create(at("nora"), newMailbox()));
        calls.put(Capability.CREATE_FORWARD_ONLY, () -> accounts.createForwardOnly(at("nora"), List.of(outside("a"))));
        calls.put(Capability.DELETE, () -> accounts.delete(mailbox()));
        calls.put(Capability.BULK_DELETE, () -> accounts.deleteAll(domain(), List.of(address)));
        calls.put(Capability.RESTORE, () -> accounts.restore(domain(), "1", address, address));
        calls.put(Capability.RESTORE_MESSAGES, () -> accounts.restoreMessages(mailbox(), List.of("1")));
        calls.put(Capability.RENAME, () -> accounts.rename(mailbox(), at("nora").address()));
        calls.put(Capability.QUOTA, () -> accounts.setQuota(mailbox(), 1L << 30));
        calls.put(Capability.FORWARDING, () -> delivery.updateForwards(mailbox(), none));
        calls.put(
                Capability.ALIASES,
                () -> delivery.addAlias(mailbox(), at("nora").address()));
    }

    private void domainOperations(Map<Capability, ThrowingCallable> calls) {
        ProviderDomains domains = provider().domains();
        calls.put(Capability.DOMAIN_LOOKUP, () -> domains.externalId(domain().name()));
        calls.put(Capability.ACTIVATE_DOMAIN, () -> domains.activate(domain()));
        calls.put(Capability.DOMAINS, () -> domains.create("brand-new.example"));
        calls.put(Capability.DOMAIN_SUSPEND, () -> domains.suspend(domain(), "Unpaid"));
        calls.put(Capability.DOMAIN_DEFAULTS, () -> domains.readDefaults(domain()));
        calls.put(Capability.DOMAIN_ALIASES, () -> domains.addAlias(domain(), "also-us.example"));
        calls.put(Capability.CATCH_ALL, () -> domains.updateCatchAll(domain(), Optional.empty()));
        calls.put(Capability.DNS_RECORDS, () -> domains.dnsState(domain()));
        calls.put(Capability.DOMAIN_HISTORY, () -> domains.log(domain(), null));
        calls.put(Capability.WORKGROUPS, () -> domains.workgroups(domain()));
        calls.put(
                Capability.SUB_ADMINISTRATORS,
                () -> provider().subAdministrators().create(subAdministrator("help", Set.of()), FRESH));
    }

    @Test
    void whatBreaksARuleIsRefusedWithoutACall() {
        withoutACall(() -> {
            if (can(Capability.DETAILS)) {
                var tooLong = "x".repeat(provider().info().limits().nameLength() + 1);
                assertThat(failure(() -> provider().updateDetails(mailbox(), details(tooLong, "b")))
                                .field())
                        .isEqualTo("firstName");
            }
            if (can(Capability.PASSWORD_CHANGE)) {
                ProviderError weak = failure(() -> provider().changePassword(mailbox(), OWNERS, Secret.of("weak")));
                assertThat(weak.kind()).isEqualTo(Kind.PASSWORD_REJECTED);
                assertThat(weak.fieldErrors())
                        .extracting(FieldError::messageKey)
                        .contains("password-too-short");
            }
            if (can(Capability.AUTORESPONDER)) {
                var empty = new Autoresponder(true, " ", "", Autoresponder.Format.TEXT, false, null);
                assertThat(failure(() -> provider().updateAutoresponder(mailbox(), empty))
                                .fieldErrors())
                        .extracting(FieldError::field)
                        .contains("message");
            }
        });
    }

    @Test
    void noCallIsMadeInsideATransaction() {
        withoutACall(
                () -> assertThatThrownBy(() -> tenancy.asSystem(() -> provider().read(mailbox())))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("transaction"));
    }

    // Every way to fail.

    @Test
    void everyKindOfFailureCanBeToldApart() {
        var calls = new EnumMap<Kind, ThrowingCallable>(Kind.class);
        calls.put(Kind.NOT_FOUND, () -> provider().read(missing()));
        calls.put(Kind.ALREADY_EXISTS, trouble(Trouble.EXISTS));
        calls.put(Kind.INVALID, () -> provider().updateDetails(mailbox(), details("", "")));
        calls.put(Kind.PASSWORD_REJECTED, () -> {
            if (can(Capability.PASSWORD_SET)) {
                provider().setPassword(mailbox(), Secret.of("x"));
            } else {
                provider().changePassword(mailbox(), OWNERS, Secret.of("x"));
            }
        });
        calls.put(Kind.CONFLICT, trouble(Trouble.IN_THE_WAY));
        calls.put(Kind.CREDENTIALS, () -> refusedProvider().read(mailbox()));
        calls.put(Kind.FORBIDDEN, trouble(Trouble.NOT_ALLOWED));
        calls.put(Kind.LIMIT, trouble(Trouble.LIMIT_REACHED));
        calls.put(Kind.BUSY, trouble(Trouble.BUSY));
        calls.put(Kind.TIMEOUT, trouble(Trouble.NO_ANSWER));
        calls.put(Kind.UNSUPPORTED, () -> aRefusedOperation().call());
        calls.put(Kind.UNEXPECTED, trouble(Trouble.GARBAGE));
        calls.put(Kind.UNAVAILABLE, () -> {
            nextCallEndsIn(Trouble.NOTHING, 3); // a read is tried three times
            provider().read(mailbox());
        });
        assertThat(calls.keySet()).containsExactlyInAnyOrder(Kind.values());
        calls.keySet().removeAll(neverSaid());
        calls.forEach((kind, call) -> assertThat(failure(call).kind()).isEqualTo(kind));
    }

    private ThrowingCallable trouble(Trouble trouble) {
        return () -> {
            nextWriteEndsIn(trouble);
            anyWrite();
        };
    }

    private ThrowingCallable aRefusedOperation() {
        return operations().entrySet().stream()
                .filter(operation -> !can(operation.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    // Patience and blame.

    @Test
    void aReadIsTriedAgainAndAWriteNever() {
        provider().read(mailbox()); // whatever a first call needs is there now
        int first = callsReceived();
        provider().read(mailbox());
        int before = callsReceived();
        nextCallEndsIn(Trouble.NOTHING, 1);
        provider().read(mailbox());
        assertThat(callsReceived() - before).isEqualTo(before - first + 1);
        int writes = writesReceived();
        nextWriteEndsIn(Trouble.RESET_AFTER_APPLYING);
        ProviderError unknown = failure(this::anyWrite);
        assertThat(unknown.kind().outcomeUnknown()).isTrue();
        assertThat(writesReceived()).isEqualTo(writes + 1);
        assertThat(provider().read(mailbox()).firstName()).as("it was applied").isEqualTo("Some");
    }

    @Test
    void wrongPasswordsOfOwnersNeverCloseTheDoorForTheConnection() {
        for (int attempt = 0; attempt < 25; attempt++) {
            if (can(Capability.OWNER_SIGN_IN)) {
                ends(Kind.FORBIDDEN, () -> provider().authenticate(mailbox(), FRESH));
            }
            ends(Kind.NOT_FOUND, () -> provider().read(missing()));
        }
        provider().read(mailbox());
    }

    @Test
    void aConnectionWhoseKeyIsRefusedIsLeftAloneForAWhile() {
        MailProvider refused = refusedProvider();
        var codes = new HashSet<String>();
        for (int attempt = 0; attempt < 12; attempt++) {
            codes.add(String.valueOf(failure(() -> refused.read(mailbox())).code()));
        }
        assertThat(codes).contains("left-alone");
        provider().read(mailbox());
    }

    @Test
    void callsAreCountedByProviderOperationAndKindAndByNothingPersonal() {
        provider().read(mailbox());
        assertThat(failure(() -> provider().read(missing())).kind()).isEqualTo(Kind.NOT_FOUND);
        var timers = meters.find("postern.provider.calls").timers();
        assertThat(timers).extracting(timer -> timer.getId().getTag("kind")).contains("ok", "not_found");
        assertThat(timers).allSatisfy(timer -> assertThat(timer.getId().getTags())
                .extracting(Tag::getKey)
                .containsExactlyInAnyOrder("provider", "operation", "kind"));
    }
}
