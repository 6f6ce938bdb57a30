package io.postern.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.postern.platform.secret.Secret;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.AutoresponderOption;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.DetailField;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxDetails;
import io.postern.provider.spi.MailboxFilter;
import io.postern.provider.spi.MailboxPage;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.NewMailbox;
import io.postern.provider.spi.Options;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a contract test must say about the simulated upstream behind its driver, and what all promises build on. */
abstract class DriverUnderTest {
    /** The password of {@link #mailbox()}'s owner. */
    static final Secret OWNERS = Secret.of("First-Word9!");

    static final Secret FRESH = Secret.of("Fresh-Water7!");

    @Inject
    Providers providers;

    /** The provider under test, connected with good credentials to an upstream of this test's own. */
    abstract MailProvider provider();

    /** The same upstream with a wrong key. */
    abstract MailProvider refusedProvider();

    /** A domain of more mailboxes than fit one page. */
    abstract MailDomain domain();

    abstract int mailboxesOfDomain();

    /** An active mailbox, whose owner's password is {@link #OWNERS}. */
    abstract MailboxRef mailbox();

    /** Makes so many further calls end so. */
    abstract void nextCallEndsIn(Trouble trouble, int calls);

    /** Calls that the upstream has received so far. */
    abstract int callsReceived();

    /** A domain that is not activated; asked for only where {@link Capability#ACTIVATE_DOMAIN} is declared. */
    MailDomain sleepingDomain() {
        throw new UnsupportedOperationException("say which domain is not activated");
    }

    /** As {@link #nextCallEndsIn}, for the call that changes something: override where a driver reads before. */
    void nextWriteEndsIn(Trouble trouble) {
        nextCallEndsIn(trouble, 1);
    }

    /** Calls that change something: override where a driver reads before. */
    int writesReceived() {
        return callsReceived();
    }

    /** Kinds that this upstream has no words for. */
    Set<Kind> neverSaid() {
        return Set.of();
    }

    /** Who can be made an administrator: a name as the provider understands it. */
    String subAdministratorName() {
        return mailbox().address().toString();
    }

    /** What can go wrong at an upstream. */
    enum Trouble {
        EXISTS,
        LIMIT_REACHED,
        /** The object's state forbids it. */
        IN_THE_WAY,
        /** The credentials are good and lack the right. */
        NOT_ALLOWED,
        BUSY,
        NO_ANSWER,
        GARBAGE,
        NOTHING,
        RESET_AFTER_APPLYING
    }

    final boolean can(Capability capability) {
        return provider().support(capability).yes();
    }

    final Options options() {
        return provider().info().options();
    }

    final MailboxRef at(String localPart) {
        return new MailboxRef(domain(), new Address(localPart, domain().name()));
    }

    final MailboxRef missing() {
        return at("nobody-here");
    }

    /** A mailbox that is neither {@link #mailbox()} nor missing. */
    final MailboxRef another() {
        return provider().list(domain(), MailboxFilter.NONE, null).mailboxes().stream()
                .map(MailboxState::address)
                .filter(address -> !address.equals(mailbox().address()))
                .findFirst()
                .map(address -> new MailboxRef(domain(), address))
                .orElseThrow();
    }

    /** Every mailbox of the domain, in the order of its pages. */
    final List<Address> listed() {
        var found = new ArrayList<Address>();
        String cursor = null;
        do {
            MailboxPage page = provider().list(domain(), MailboxFilter.NONE, cursor);
            page.mailboxes().stream().map(MailboxState::address).forEach(found::add);
            cursor = page.next();
        } while (cursor != null);
        return found;
    }

    static Address outside(String localPart) {
        return new Address(localPart, "elsewhere.example");
    }

    /** As far as the provider keeps it. */
    final MailboxDetails details(String first, String last) {
        return new MailboxDetails(
                keeps(DetailField.NAME) || keeps(DetailField.FIRST_NAME) ? first : null,
                keeps(DetailField.LAST_NAME) ? last : null,
                keeps(DetailField.NOTIFICATION_ADDRESS) ? "else@example.net" : null);
    }

    final NewMailbox newMailbox() {
        MailboxDetails details = details("Nora", "New");
        return new NewMailbox(details.firstName(), details.lastName(), details.notificationAddress(), FRESH, null);
    }

    final boolean keeps(DetailField field) {
        return options().details().contains(field);
    }

    /** With a subject where the provider has one. */
    final Autoresponder reply(boolean enabled, String message) {
        boolean subject = enabled && options().autoresponder().contains(AutoresponderOption.SUBJECT);
        return new Autoresponder(enabled, subject ? "Away" : "", message, Autoresponder.Format.TEXT, false, null);
    }

    /** A write that every provider has, and that may be repeated. */
    final void anyWrite() {
        provider().updateDetails(mailbox(), details("Some", "Body"));
    }

    static ProviderError failure(ThrowingCallable call) {
        ProviderError error = catchThrowableOfType(ProviderError.class, call);
        assertThat(error).as("a failure").isNotNull();
        return error;
    }

    static void ends(Kind kind, ThrowingCallable call) {
        assertThat(failure(call).kind()).isEqualTo(kind);
    }

    /** What is set twice is as set once. */
    static void twice(Runnable call) {
        call.run();
        call.run();
    }

    final void withoutACall(Runnable work) {
        int before = callsReceived();
        work.run();
        assertThat(callsReceived()).isEqualTo(before);
    }
}
