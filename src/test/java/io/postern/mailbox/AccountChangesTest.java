package io.postern.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Actor;
import io.postern.change.ChangeState;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.Target;
import io.postern.directory.Directory;
import io.postern.directory.Mailbox;
import io.postern.mailbox.creation.MailboxCreation;
import io.postern.mailbox.deletion.MailboxDeletion;
import io.postern.mailbox.quota.MailboxQuota;
import io.postern.mailbox.renaming.MailboxRenaming;
import io.postern.platform.secret.Secret;
import io.postern.platform.tenancy.Tenancy;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.NewMailbox;
import io.postern.testing.InMemoryMailbox;
import io.postern.testing.InMemoryProvider;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mailboxes are made, moved and deleted once, whatever becomes of the provider's answers. */
@QuarkusTest
class AccountChangesTest {
    private static final Actor ALICE = new Actor("Alice", UUID.randomUUID(), "portal", null);
    private static final Secret PASSWORD = Secret.of("correct horse 7");
    private static MadeUpResellers.Reseller reseller;
    private static int next;

    @Inject
    MadeUpResellers resellers;

    @Inject
    MailboxCreation creation;

    @Inject
    MailboxDeletion deletion;

    @Inject
    MailboxRenaming renaming;

    @Inject
    MailboxQuota quota;

    @Inject
    Mailboxes mailboxes;

    @Inject
    Changes changes;

    @Inject
    Directory directory;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    private Address address;

    @BeforeEach
    void aReseller() {
        if (reseller == null) {
            reseller = resellers.open("account-changes", 0);
        }
        reseller.account.clearFaults();
        reseller.account.clearCalls();
        address = new Address("n" + ++next, reseller.domain.name);
    }

    @Test
    void aLostAnswerToACreationIsSettledBySigningIn() {
        reseller.account.loseAnswer("create");
        ChangeView change = create();
        assertThat(change.state()).isEqualTo(ChangeState.DONE);
        assertThat(reseller.account.calls("create")).isEqualTo(1);
        assertThat(change.mailboxId())
                .isEqualTo(reseller.mailbox(address.toString()).orElseThrow().id);
    }

    @Test
    void aPasswordOfOursIsShownEvenWhenTheAnswerWasLost() {
        reseller.account.loseAnswer("create");
        ChangeView change = create(null, true);
        assertThat(change.secretWaiting()).isTrue();
        assertThat(changes.takeSecret(reseller.tenant, change.id(), ALICE.memberId())
                        .orElseThrow()
                        .reveal())
                .isEqualTo(PASSWORD.reveal());
        assertThat(changes.find(reseller.tenant, change.id()).orElseThrow().secretWaiting())
                .isFalse();
    }

    @Test
    void aCreationThatNeverArrivedIsMadeByASecondTry() {
        reseller.account.refuse("create", Kind.TIMEOUT);
        ChangeView change = create();
        assertThat(change.finished()).isFalse();
        assertThat(settled(change.id()).state()).isEqualTo(ChangeState.DONE);
        assertThat(reseller.account.calls("create")).isEqualTo(2);
        assertThat(reseller.upstream(address.toString()).hasPassword(PASSWORD.reveal()))
                .isTrue();
    }

    @Test
    void aLostAnswerBesideSomebodyElsesMailboxEndsInAClearConflict() {
        InMemoryMailbox theirs = reseller.account.put(address);
        reseller.account.refuse("create", Kind.TIMEOUT);
        ChangeView change = settled(create().id());
        assertThat(change.state()).isEqualTo(ChangeState.REFUSED);
        assertThat(change.outcomeKind()).isEqualTo("ALREADY_EXISTS");
        assertThat(reseller.upstream(address.toString())).isSameAs(theirs);
        assertThat(theirs.hasPassword(PASSWORD.reveal())).isFalse();
    }

    @Test
    void aMailboxThatLetsNobodyInYetIsLookedAtAgain() {
        reseller.account.loseAnswer("create");
        reseller.account.refuse("authenticate", Kind.FORBIDDEN);
        ChangeView change = create(null, true);
        assertThat(change.finished()).isFalse();
        ChangeView settled = settled(change.id());
        assertThat(settled.state()).isEqualTo(ChangeState.DONE);
        assertThat(settled.secretWaiting()).isTrue();
        assertThat(reseller.account.calls("create")).isEqualTo(1);
    }

    @Test
    void anotherMailboxOfTheSameNameEndsInAClearConflictWhenPatienceEnds() {
        InMemoryMailbox theirs = reseller.account.put(address);
        theirs.name = "Grace Hopper";
        reseller.account.refuse("create", Kind.TIMEOUT);
        ChangeView change = create();
        assertThat(change.finished()).isFalse();
        tenancy.inTenant(reseller.tenant, () -> entities.createQuery("update Change set createdAt = ?1 where id = ?2")
                .setParameter(1, Instant.now().minusSeconds(150))
                .setParameter(2, change.id())
                .executeUpdate());
        ChangeView settled = settled(change.id());
        assertThat(settled.state()).isEqualTo(ChangeState.REFUSED);
        assertThat(settled.outcomeKind()).isEqualTo("ALREADY_EXISTS");
        assertThat(theirs.hasPassword(PASSWORD.reveal())).isFalse();
    }

    @Test
    void twentyClicksMakeOneMailbox() throws Exception {
        UUID operation = UUID.randomUUID();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<ChangeView> click = () -> create(operation, false);
            List<Future<ChangeView>> results = threads.invokeAll(java.util.Collections.nCopies(20, click));
            assertThat(results.stream().map(AccountChangesTest::id).distinct()).hasSize(1);
        }
        assertThat(create(operation, false).mailboxId()).as("after it was made").isNotNull();
        assertThat(reseller.account.calls("create")).isEqualTo(1);
    }

    @Test
    void aMailboxThatCannotBeReadYetIsInTheDirectoryAllTheSame() {
        reseller.account.fail("read", new DriverException(Kind.UNEXPECTED, "not yet"));
        ChangeView change = create();
        assertThat(change.state()).isEqualTo(ChangeState.DONE);
        assertThat(reseller.mailbox(address.toString()).orElseThrow().status.name())
                .isEqualTo("PENDING");
    }

    @Test
    void aLostAnswerToADeletionIsReadBack() {
        Mailbox mailbox = reseller.add(address.localPart());
        reseller.account.loseAnswer("delete");
        ChangeView change = delete(mailbox);
        assertThat(change.state()).isEqualTo(ChangeState.DONE);
        assertThat(reseller.mailbox(mailbox.address)).isEmpty();
        assertThat(reseller.account.calls("delete")).isEqualTo(1);
    }

    @Test
    void aMailboxThatIsGoneAlreadyCountsAsDeleted() {
        Mailbox mailbox = reseller.add(address.localPart());
        reseller.account.deleteNow(mailbox.address);
        assertThat(delete(mailbox).state()).isEqualTo(ChangeState.DONE);
        assertThat(reseller.mailbox(mailbox.address)).isEmpty();
    }

    @Test
    void whatWasReadBeforeADeletionDoesNotBringTheRowBack() {
        Mailbox mailbox = reseller.add(address.localPart());
        Instant before = directory.readBegins(reseller.tenant);
        MailboxState old =
                reseller.provider().read(new io.postern.provider.spi.MailboxRef(reseller.domain.mailDomain(), address));
        delete(mailbox);
        directory.observe(reseller.tenant, reseller.domain.id, old, before);
        assertThat(reseller.mailbox(mailbox.address)).isEmpty();
        directory.observe(reseller.tenant, reseller.domain.id, old, directory.readBegins(reseller.tenant));
        assertThat(reseller.mailbox(mailbox.address)).as("made anew since").isPresent();
    }

    @Test
    void aLostAnswerToARenamingIsReadBackAndKeepsTheRow() {
        Mailbox mailbox = reseller.add(address.localPart());
        Address wanted = new Address("to-" + address.localPart(), address.domain());
        // a list told of the new address before the renaming was settled
        reseller.add("to-" + address.localPart());
        reseller.account.deleteNow(wanted.toString());
        reseller.account.loseAnswer("rename");
        ChangeView change = renaming.rename(reseller.tenant, ALICE, null, open(mailbox), wanted);
        assertThat(change.state()).isEqualTo(ChangeState.DONE);
        assertThat(reseller.mailbox(wanted.toString()).orElseThrow().id).isEqualTo(mailbox.id);
        assertThat(reseller.mailbox(mailbox.address)).isEmpty();
        assertThat(reseller.account.calls("rename")).isEqualTo(1);
    }

    @Test
    void aLostAnswerToANewSizeIsReadBack() {
        Mailbox mailbox = reseller.add(address.localPart());
        reseller.account.loseAnswer("set-quota");
        long bytes = 77 * InMemoryProvider.MEGABYTE;
        ChangeView change = quota.set(reseller.tenant, ALICE, null, reseller.target(mailbox), bytes);
        assertThat(change.state()).isEqualTo(ChangeState.DONE);
        assertThat(reseller.mailbox(mailbox.id).quotaBytes).isEqualTo(bytes);
        assertThat(reseller.account.calls("set-quota")).isEqualTo(1);
    }

    @Test
    void noPasswordStaysInTheDatabase() {
        create(null, true);
        String everything = tenancy.inTenant(reseller.tenant, () -> {
            var found = new StringBuilder();
            for (String table : new String[] {"change", "audit_entry", "mailbox"}) {
                entities.createNativeQuery("select t::text from " + table + " t", String.class)
                        .getResultList()
                        .forEach(found::append);
            }
            return found.toString();
        });
        assertThat(everything).contains(address.toString()).doesNotContain(PASSWORD.reveal());
    }

    private ChangeView create() {
        return create(null, false);
    }

    private ChangeView create(UUID operation, boolean generated) {
        var target = new Target(reseller.connectionId, reseller.domain.id, null, address);
        var wanted = new NewMailbox("Grace Hopper", null, null, PASSWORD, null);
        return creation.create(reseller.tenant, ALICE, operation, target, wanted, generated);
    }

    private ChangeView delete(Mailbox mailbox) {
        return deletion.delete(reseller.tenant, ALICE, null, open(mailbox));
    }

    private OpenMailbox open(Mailbox mailbox) {
        return mailboxes
                .find(reseller.tenant, io.postern.access.Scope.ALL, mailbox.id)
                .orElseThrow();
    }

    private static UUID id(Future<ChangeView> click) {
        try {
            return click.get().id();
        } catch (Exception e) {
            throw new AssertionError("a click failed", e);
        }
    }

    private ChangeView settled(UUID id) {
        Instant latest = Instant.now().plusSeconds(30);
        while (Instant.now().isBefore(latest)) {
            ChangeView change = changes.find(reseller.tenant, id).orElseThrow();
            if (change.finished()) {
                return change;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new AssertionError("the change did not finish");
    }
}
