package io.postern.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Actor;
import io.postern.mailbox.suspension.Suspensions;
import io.postern.platform.tenancy.Tenancy;
import io.postern.sandbox.SandboxControl.Fault;
import io.postern.testing.Resellers;
import io.postern.testing.Resellers.Reseller;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a change promises, whatever the upstream and the workers do. */
@QuarkusTest
class ChangeEngineTest {
    private static final Actor ALICE = new Actor("Alice", UUID.randomUUID(), "portal", null);
    private static Reseller reseller;
    private static int next;

    @Inject
    Resellers resellers;

    @Inject
    Suspensions suspensions;

    @Inject
    Changes changes;

    @Inject
    ChangeWorker worker;

    @Inject
    ChangeLedger ledger;

    @Inject
    PausingSuspend pausing;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    private Target target;

    @BeforeEach
    void takeAFreshMailbox() {
        if (reseller == null) {
            reseller = resellers.open("changes", 40);
        }
        reseller.account.clearFaults();
        reseller.account.clearJournal();
        target = reseller.target(next++);
    }

    @Test
    void aClickIsDoneAtOnceAndReadBackAndShownInTheDirectory() {
        ChangeView change = suspensions.suspend(reseller.tenant, ALICE, null, target);
        assertThat(change.state()).isEqualTo(ChangeState.DONE);
        assertThat(reseller.upstreamStatus(change.address())).isEqualTo("SUSPENDED");
        assertThat(reseller.mailbox(target.mailboxId()).status.name()).isEqualTo("SUSPENDED");
        assertThat(suspensions.resume(reseller.tenant, ALICE, null, target).state())
                .isEqualTo(ChangeState.DONE);
        assertThat(reseller.upstreamStatus(change.address())).isEqualTo("ACTIVE");
        assertThat(history(target.mailboxId()))
                .containsExactly(
                        "change.suspend PLANNED",
                        "change.suspend RUNNING",
                        "change.suspend DONE",
                        "change.resume PLANNED",
                        "change.resume RUNNING",
                        "change.resume DONE");
    }

    @Test
    void theSameFormSentTwentyTimesIsOneChange() throws Exception {
        UUID operation = UUID.randomUUID();
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<ChangeView> click = () -> suspensions.suspend(reseller.tenant, ALICE, operation, target);
            var results = threads.invokeAll(java.util.Collections.nCopies(20, click));
            assertThat(results.stream().map(result -> id(result)).distinct()).hasSize(1);
        }
        assertThat(reseller.account.journal("mail/user/suspend")).hasSize(1);
    }

    @Test
    void aLostAnswerIsReadBackAndCountsAsDone() {
        reseller.account.fault(
                Fault.of("RESET_AFTER").method("mail/user/suspend").calls(1));
        ChangeView change = suspensions.suspend(reseller.tenant, ALICE, null, target);
        assertThat(change.state()).isEqualTo(ChangeState.DONE);
        assertThat(reseller.account.journal("mail/user/suspend")).hasSize(1);
    }

    @Test
    void aCallLostBeforeItArrivedEndsAsDoneByASecondLook() {
        reseller.account.fault(Fault.of("TRUNCATED")
                .with("applied", false)
                .method("mail/user/suspend")
                .calls(1));
        ChangeView change = suspensions.suspend(reseller.tenant, ALICE, null, target);
        assertThat(change.state()).isEqualTo(ChangeState.UNKNOWN);
        assertThat(change.finished()).isFalse();
        assertThat(settled(change.id()).state()).isEqualTo(ChangeState.DONE);
        assertThat(reseller.upstreamStatus(change.address())).isEqualTo("SUSPENDED");
    }

    @Test
    void aClickLongerThanAPageWaitsFinishesByItself() {
        reseller.account.fault(Fault.latency(4_000).method("mail/user/suspend").calls(1));
        Instant before = Instant.now();
        ChangeView change = suspensions.suspend(reseller.tenant, ALICE, null, target);
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofMillis(3_900));
        assertThat(change.finished()).isFalse();
        assertThat(settled(change.id()).state()).isEqualTo(ChangeState.DONE);
    }

    @Test
    void changesOfOneMailboxKeepTheirOrder() {
        reseller.account.fault(Fault.latency(3_500).method("mail/user/suspend").calls(1));
        ChangeView first = suspensions.suspend(reseller.tenant, ALICE, null, target);
        ChangeView second = suspensions.resume(reseller.tenant, ALICE, null, target);
        assertThat(settled(second.id()).state()).isEqualTo(ChangeState.DONE);
        assertThat(settled(first.id()).state()).isEqualTo(ChangeState.DONE);
        assertThat(reseller.upstreamStatus(first.address())).isEqualTo("ACTIVE");
    }

    @Test
    void aVanishedMailboxIsRefusedAndNothingIsMade() {
        reseller.account.remove(target.address().toString());
        ChangeView change = suspensions.suspend(reseller.tenant, ALICE, null, target);
        assertThat(change.state()).isEqualTo(ChangeState.REFUSED);
        assertThat(change.outcomeKind()).isEqualTo("NOT_FOUND");
        assertThat(reseller.account.journal("mail/user/suspend")).isEmpty();
    }

    @Test
    void manyGoThroughOneCallAndEachIsReadBack() {
        List<Target> targets = List.of(target, reseller.target(next++), reseller.target(next++));
        UUID batch = suspensions.suspendAll(reseller.tenant, ALICE, targets);
        assertThat(changes.ofBatch(reseller.tenant, batch)).hasSize(3).allMatch(ChangeView::done);
        assertThat(reseller.account.journal("mail/users/suspend")).hasSize(1);
        assertThat(reseller.account.journal("mail/user/suspend")).isEmpty();
        assertThat(reseller.account.journal("mail/user")).hasSize(3);
    }

    @Test
    void oneBadAddressInAListSpoilsOnlyItself() {
        Target gone = reseller.target(next++);
        reseller.account.remove(gone.address().toString());
        UUID batch = suspensions.suspendAll(reseller.tenant, ALICE, List.of(target, gone));
        assertThat(changes.ofBatch(reseller.tenant, batch))
                .extracting(ChangeView::address, ChangeView::state)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(target.address().toString(), ChangeState.DONE),
                        org.assertj.core.groups.Tuple.tuple(gone.address().toString(), ChangeState.REFUSED));
    }

    @Test
    void aYesThatIsNotTrueIsNeverCalledDone() {
        reseller.account.fault(Fault.of("LIE").method("mail/user/suspend").calls(1));
        ChangeView change = suspensions.suspend(reseller.tenant, ALICE, null, target);
        assertThat(change.finished()).isFalse();
        assertThat(settled(change.id()).state()).isEqualTo(ChangeState.DONE);
        assertThat(reseller.upstreamStatus(change.address())).isEqualTo("SUSPENDED");
    }

    @Test
    void aWriteThatWasAcceptedIsNotCalledFailedBecauseTheLookAfterItFailed() {
        reseller.account.fault(Fault.of("HTML_502").method("mail/user").skip(1));
        ChangeView change = suspensions.suspend(reseller.tenant, ALICE, null, target);
        assertThat(change.state()).isEqualTo(ChangeState.DONE);
        assertThat(reseller.upstreamStatus(change.address())).isEqualTo("SUSPENDED");
    }

    @Test
    void whatFailedBeforeTheWriteChangedNothingAndSaysSo() {
        reseller.account.fault(Fault.of("GARBAGE").method("mail/user"));
        ChangeView change = suspensions.suspend(reseller.tenant, ALICE, null, target);
        assertThat(change.state()).isEqualTo(ChangeState.FAILED);
        assertThat(reseller.account.journal("mail/user/suspend")).isEmpty();
    }

    @Test
    void aFormsNumberStandsForOneKindOfChangeOnly() {
        UUID operation = UUID.randomUUID();
        ChangeView suspended = suspensions.suspend(reseller.tenant, ALICE, operation, target);
        ChangeView resumed = suspensions.resume(reseller.tenant, ALICE, operation, target);
        assertThat(resumed.id()).isNotEqualTo(suspended.id());
        assertThat(resumed.done()).isTrue();
    }

    @Test
    void aChangeOfAParkedConnectionEndsAndIsNotTried() {
        Reseller parked = resellers.open("changes-parked", 1);
        tenancy.inTenant(parked.tenant, () -> {
            entities.createQuery("update Connection set parkedAt = current_timestamp")
                    .executeUpdate();
        });
        ChangeView change = suspensions.suspend(parked.tenant, ALICE, null, parked.target(0));
        assertThat(change.state()).isEqualTo(ChangeState.FAILED);
        assertThat(parked.account.journal()).isEmpty();
    }

    @Test
    void refusedCredentialsStopTheWorkOfTheConnection() {
        Reseller refused = resellers.open("changes-refused", 2);
        refused.account.fault(Fault.of("EXPIRED_CREDENTIALS"));
        UUID batch = suspensions.suspendAll(refused.tenant, ALICE, List.of(refused.target(0), refused.target(1)));
        assertThat(changes.ofBatch(refused.tenant, batch)).noneMatch(ChangeView::finished);
        String health = tenancy.inTenant(refused.tenant, () -> entities.createQuery(
                        "select health from Connection", io.postern.connection.Connection.Health.class)
                .getSingleResult()
                .name());
        assertThat(health).isEqualTo("REFUSED");
    }

    @Test
    void aWorkerThatWakesUpAfterItsLeaseNeverReachesTheUpstream() throws Exception {
        UUID id = ledger.plan(reseller.tenant, ALICE, new NewChange(null, PausingSuspend.NAME, target, Map.of()), null);
        Thread sleeper = Thread.ofVirtual().start(() -> worker.work(reseller.tenant, id));
        assertThat(pausing.asleep.await(10, TimeUnit.SECONDS)).isTrue();
        letTheLeaseRunOut(id);
        worker.work(reseller.tenant, id);
        assertThat(changes.find(reseller.tenant, id).orElseThrow().state()).isEqualTo(ChangeState.DONE);
        // somebody resumes the mailbox before the sleeper wakes: its late call would do damage
        reseller.account.put(target.address().toString(), Map.of("status", "ACTIVE"));
        pausing.wake.countDown();
        assertThat(pausing.ended.await(10, TimeUnit.SECONDS)).isTrue();
        sleeper.join();
        assertThat(reseller.account.journal("mail/user/suspend")).hasSize(1);
        assertThat(reseller.upstreamStatus(target.address().toString())).isEqualTo("ACTIVE");
    }

    private static UUID id(java.util.concurrent.Future<ChangeView> click) {
        try {
            return click.get().id();
        } catch (Exception e) {
            throw new AssertionError("a click failed", e);
        }
    }

    private void letTheLeaseRunOut(UUID id) {
        tenancy.inTenant(reseller.tenant, () -> {
            entities.createQuery("update Change set leaseUntil = ?1 where id = ?2")
                    .setParameter(1, Instant.now().minusSeconds(1))
                    .setParameter(2, id)
                    .executeUpdate();
        });
    }

    /** The change once it is finished; the background does that. */
    private ChangeView settled(UUID id) {
        Instant latest = Instant.now().plusSeconds(30);
        while (Instant.now().isBefore(latest)) {
            ChangeView change = changes.find(reseller.tenant, id).orElseThrow();
            if (change.finished()) {
                return change;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(100).toNanos());
        }
        throw new AssertionError("the change did not finish");
    }

    private List<String> history(UUID mailboxId) {
        return tenancy.inTenant(reseller.tenant, () -> entities.createQuery(
                        "select action || ' ' || state from AuditEntry where mailboxId = ?1 order by sequence",
                        String.class)
                .setParameter(1, mailboxId)
                .getResultList());
    }
}
