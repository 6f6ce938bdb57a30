package io.postern.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.postern.platform.secret.Secret;
import io.postern.platform.tenancy.Tenancy;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxDetails;
import io.postern.provider.spi.MailboxFilter;
import io.postern.provider.spi.MailboxPage;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MailboxStatus;
import io.postern.provider.spi.SuspensionMemory;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * What every provider promises. A new driver extends this class, says how to bring its simulated upstream into a state,
 * and declares in its {@code DriverInfo} what it can: promises about what it cannot do turn into the promise that it is
 * refused without a call.
 */
abstract class MailDriverContract {
    static final Secret OWNERS = Secret.of("First-Word9!");
    static final Secret FRESH = Secret.of("Fresh-Water7!");

    @Inject
    Providers providers;

    @Inject
    Tenancy tenancy;

    @Inject
    MeterRegistry meters;

    /** The provider under test, connected with good credentials to an upstream of this test's own. */
    abstract MailProvider provider();

    /** The same upstream with a wrong key. */
    abstract MailProvider refusedProvider();

    /** A domain of more mailboxes than fit one page. */
    abstract MailDomain domain();

    abstract int mailboxesOfDomain();

    /** A domain that is not activated. */
    abstract MailDomain sleepingDomain();

    /** An active mailbox, whose owner's password is {@link #OWNERS}. */
    abstract MailboxRef mailbox();

    /** Makes so many further calls end so. */
    abstract void nextCallEndsIn(Trouble trouble, int calls);

    /** What can go wrong at an upstream. */
    enum Trouble {
        EXISTS,
        LIMIT_REACHED,
        BUSY,
        NO_ANSWER,
        GARBAGE,
        NOTHING,
        RESET_AFTER_APPLYING
    }

    /** Calls that the upstream has received so far. */
    abstract int callsReceived();

    final boolean can(Capability capability) {
        return provider().support(capability).yes();
    }

    final MailboxRef missing() {
        return new MailboxRef(domain(), new Address("nobody-here", domain().name()));
    }

    static ProviderError failure(ThrowingCallable call) {
        ProviderError error = catchThrowableOfType(ProviderError.class, call);
        assertThat(error).as("a failure").isNotNull();
        return error;
    }

    // First, look around.

    @Test
    void aWholeDomainIsListedOnceEach() {
        var found = new ArrayList<Address>();
        String cursor = null;
        do {
            MailboxPage page = provider().list(domain(), MailboxFilter.NONE, cursor);
            page.mailboxes().stream().map(MailboxState::address).forEach(found::add);
            cursor = page.next();
        } while (cursor != null);
        assertThat(found).hasSize(mailboxesOfDomain()).doesNotHaveDuplicates();
        assertThat(found).allMatch(address -> address.domain().equals(domain().name()));
    }

    @Test
    void aSearchForPartOfAnAddressFindsItAndTakesNoPattern() {
        var part = mailbox().address().localPart().substring(1);
        assertThat(provider()
                        .list(domain(), new MailboxFilter(part, null, null, null), null)
                        .mailboxes())
                .extracting(MailboxState::address)
                .contains(mailbox().address());
        assertThat(provider()
                        .list(domain(), new MailboxFilter(".*", null, null, null), null)
                        .mailboxes())
                .isEmpty();
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
    void detailsAreReplacedAsAWhole() {
        var details = new MailboxDetails("Renée", "O'Hara & Söhne <b>", "else@example.net");
        for (int time = 1; time <= 2; time++) {
            provider().updateDetails(mailbox(), details);
            MailboxState now = provider().read(mailbox());
            assertThat(List.of(now.firstName(), now.lastName(), now.notificationAddress()))
                    .containsExactly("Renée", "O'Hara & Söhne <b>", "else@example.net");
        }
    }

    @Test
    void anAutomaticReplyMayBeSetAgain() {
        var reply = new Autoresponder(true, "Away", "Back soon & rested", Autoresponder.Format.TEXT, false, null);
        provider().updateAutoresponder(mailbox(), reply);
        provider().updateAutoresponder(mailbox(), reply);
        var off = new Autoresponder(false, "", "", Autoresponder.Format.TEXT, false, null);
        provider().updateAutoresponder(mailbox(), off);
    }

    // Passwords can be set once: the second time ends in a declared way.

    @Test
    void aPasswordIsChangedOnceWithTheOldOne() {
        provider().changePassword(mailbox(), OWNERS, FRESH);
        assertThat(provider().authenticate(mailbox(), FRESH).address())
                .isEqualTo(mailbox().address());
        ProviderError again = failure(() -> provider().changePassword(mailbox(), OWNERS, FRESH));
        assertThat(again.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(again.code()).isEqualTo("old-password");
        assertThat(again.ownCredentials()).isFalse();
    }

    @Test
    void aResetGivesAPasswordThatWorksAndAnotherEachTime() {
        Secret first = provider().resetPassword(mailbox());
        Secret second = provider().resetPassword(mailbox());
        assertThat(provider().authenticate(mailbox(), second).address())
                .isEqualTo(mailbox().address());
        assertThat(failure(() -> provider().authenticate(mailbox(), first)).kind())
                .isEqualTo(Kind.FORBIDDEN);
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressLookTheSame() {
        ProviderError wrong = failure(() -> provider().authenticate(mailbox(), FRESH));
        ProviderError unknown = failure(() -> provider().authenticate(missing(), FRESH));
        for (ProviderError error : List.of(wrong, unknown)) {
            assertThat(error.kind()).isEqualTo(Kind.FORBIDDEN);
            assertThat(error.ownCredentials()).isFalse();
        }
        assertThat(wrong.upstreamMessage()).isEqualTo(unknown.upstreamMessage());
    }

    // Domains.

    @Test
    void aDomainIsFoundByItsNameAndAStrangersIsNot() {
        if (can(Capability.DOMAIN_LOOKUP)) {
            assertThat(provider().domains().externalId(domain().name())).isEqualTo(domain().externalId());
            assertThat(failure(() -> provider().domains().externalId("stranger.example"))
                            .kind())
                    .isEqualTo(Kind.NOT_FOUND);
        }
    }

    @Test
    void aSleepingDomainSaysSoUntilItIsActivated() {
        if (can(Capability.ACTIVATE_DOMAIN)) {
            ProviderError asleep = failure(() -> provider().list(sleepingDomain(), MailboxFilter.NONE, null));
            assertThat(asleep.kind()).isEqualTo(Kind.CONFLICT);
            assertThat(asleep.code()).isEqualTo("not-activated");
            provider().domains().activate(sleepingDomain());
            provider().domains().activate(sleepingDomain());
            assertThat(provider().list(sleepingDomain(), MailboxFilter.NONE, null))
                    .isNotNull();
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
        assertThat(calls.keySet()).as("every capability we can name a call for").isNotEmpty();
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
        calls.put(Capability.AUTORESPONDER_READ, () -> provider().readAutoresponder(mailbox()));
        calls.put(Capability.DOMAIN_LOOKUP, () -> provider().domains().externalId(domain().name()));
        calls.put(Capability.ACTIVATE_DOMAIN, () -> provider().domains().activate(domain()));
        return calls;
    }

    @Test
    void whatBreaksARuleIsRefusedWithoutACall() {
        withoutACall(() -> {
            var long1000 = "x".repeat(provider().info().limits().nameLength() + 1);
            assertThat(failure(() -> provider()
                                    .updateDetails(mailbox(), new MailboxDetails(long1000, "b", "a@b.example")))
                            .field())
                    .isEqualTo("firstName");
            ProviderError weak = failure(() -> provider().changePassword(mailbox(), OWNERS, Secret.of("weak")));
            assertThat(weak.kind()).isEqualTo(Kind.PASSWORD_REJECTED);
            assertThat(weak.fieldErrors()).extracting(FieldError::messageKey).contains("password-too-short");
            var empty = new Autoresponder(true, " ", "", Autoresponder.Format.TEXT, false, null);
            assertThat(failure(() -> provider().updateAutoresponder(mailbox(), empty))
                            .fieldErrors())
                    .extracting(FieldError::field)
                    .containsExactly("subject", "message");
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
        var ends = new EnumMap<Kind, ThrowingCallable>(Kind.class);
        ends.put(Kind.NOT_FOUND, () -> provider().read(missing()));
        ends.put(
                Kind.ALREADY_EXISTS,
                trouble(Trouble.EXISTS, () -> provider().domains().activate(domain())));
        ends.put(Kind.INVALID, () -> provider().updateDetails(mailbox(), new MailboxDetails("", "", "not an address")));
        ends.put(Kind.PASSWORD_REJECTED, () -> provider().changePassword(mailbox(), OWNERS, Secret.of("x")));
        ends.put(Kind.CONFLICT, () -> provider().list(sleepingDomain(), MailboxFilter.NONE, null));
        ends.put(Kind.CREDENTIALS, () -> refusedProvider().read(mailbox()));
        ends.put(Kind.FORBIDDEN, () -> provider().authenticate(mailbox(), FRESH));
        ends.put(
                Kind.LIMIT,
                trouble(Trouble.LIMIT_REACHED, () -> provider().domains().activate(domain())));
        ends.put(Kind.BUSY, trouble(Trouble.BUSY, () -> provider().domains().activate(domain())));
        ends.put(
                Kind.TIMEOUT,
                trouble(Trouble.NO_ANSWER, () -> provider().domains().activate(domain())));
        ends.put(Kind.UNSUPPORTED, () -> provider().readAutoresponder(mailbox()));
        ends.put(
                Kind.UNEXPECTED,
                trouble(Trouble.GARBAGE, () -> provider().domains().activate(domain())));
        ends.put(Kind.UNAVAILABLE, () -> {
            nextCallEndsIn(Trouble.NOTHING, 3); // a read is tried three times
            provider().read(mailbox());
        });
        assertThat(ends.keySet()).containsExactlyInAnyOrder(Kind.values());
        ends.forEach((kind, call) -> assertThat(failure(call).kind()).isEqualTo(kind));
    }

    private ThrowingCallable trouble(Trouble trouble, ThrowingCallable call) {
        return () -> {
            nextCallEndsIn(trouble, 1);
            call.call();
        };
    }

    // Patience and blame.

    @Test
    void aReadIsTriedAgainAndAWriteNever() {
        int before = callsReceived();
        nextCallEndsIn(Trouble.NOTHING, 1);
        provider().read(mailbox());
        assertThat(callsReceived()).isEqualTo(before + 2);
        nextCallEndsIn(Trouble.RESET_AFTER_APPLYING, 1);
        ProviderError unknown = failure(() -> provider().domains().activate(domain()));
        assertThat(unknown.kind().outcomeUnknown()).isTrue();
        assertThat(callsReceived()).isEqualTo(before + 3);
    }

    @Test
    void wrongPasswordsOfOwnersNeverCloseTheDoorForTheConnection() {
        for (int attempt = 0; attempt < 25; attempt++) {
            assertThat(failure(() -> provider().authenticate(mailbox(), FRESH)).kind())
                    .isEqualTo(Kind.FORBIDDEN);
            assertThat(failure(() -> provider().read(missing())).kind()).isEqualTo(Kind.NOT_FOUND);
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

    private void withoutACall(Runnable work) {
        int before = callsReceived();
        work.run();
        assertThat(callsReceived()).isEqualTo(before);
    }
}
