package io.postern.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Scope;
import io.postern.connection.Connection;
import io.postern.connection.Connections;
import io.postern.domain.Domain;
import io.postern.domain.Domains;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.MailProvider;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxFilter;
import io.postern.provider.spi.MailboxPage;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MailboxStatus;
import io.postern.provider.spi.SuspensionMemory;
import io.postern.sandbox.SandboxControl;
import io.postern.sandbox.SandboxControl.Fault;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The copy of a domain against the simulated upstream. */
@QuarkusTest
class DomainSyncTest {
    @Inject
    DomainSync sync;

    @Inject
    DirectorySync requests;

    @Inject
    Directory directory;

    @Inject
    DirectoryRows rows;

    @Inject
    Connections connections;

    @Inject
    Domains domains;

    private SandboxControl.Account account;
    private TenantId tenant;
    private UUID connection;
    private UUID domain;

    @Test
    void aLargeDomainEndsEqualInSpiteOfAPageShiftAWriteAndAKill() throws Exception {
        domainOf("large.test", 50_000);
        Thread killed = Thread.ofVirtual().start(() -> {
            try {
                sync.run(tenant, domain);
            } catch (InterruptedException _) {
                // the fresh worker below goes on
            }
        });
        until(() -> row().syncProgress >= 10_000);
        killed.interrupt();
        killed.join();
        assertThat(row().syncState).isEqualTo(Domain.SyncState.RUNNING);
        assertThat(row().syncProgress).isLessThan(50_000);

        account.shift(20, 150, 30);
        MailboxState first = provider()
                .list(upstream(), MailboxFilter.NONE, null)
                .mailboxes()
                .get(170);
        Thread fresh = Thread.ofVirtual().start(this::pass);
        until(() -> row().syncState == Domain.SyncState.RUNNING && row().syncProgress >= 2_000);
        suspend(first.address());
        fresh.join();
        assertThat(status(first.address().toString())).isEqualTo(MailboxStatus.SUSPENDED);

        pass();
        pass();
        assertThat(copy()).isEqualTo(told());
        assertThat(row().syncState).isEqualTo(Domain.SyncState.DONE);
        assertThat(directory.list(tenant, Scope.ALL, MailboxQuery.ALL).total()).isEqualTo(50_000 - 150 + 30);
    }

    @Test
    void aMailboxVanishesOnlyAfterTwoPassesWithoutIt() {
        domainOf("vanish.test", 5);
        pass();
        String gone = told().firstEntry().getKey();
        account.remove(gone);
        pass();
        assertThat(rows.byAddress(tenant, gone)).isPresent();
        pass();
        assertThat(rows.byAddress(tenant, gone)).isEmpty();
        assertThat(copy()).isEqualTo(told());
    }

    @Test
    void aMailboxThatComesBackIsNotForgotten() {
        domainOf("back.test", 5);
        pass();
        String gone = told().firstEntry().getKey();
        account.remove(gone);
        pass();
        account.put(gone, Map.of("firstName", "Back"));
        pass();
        account.remove(gone);
        pass();
        assertThat(rows.byAddress(tenant, gone)).isPresent();
    }

    @Test
    void aRowWithAnOpenChangeKeepsItsState() {
        domainOf("open.test", 5);
        pass();
        String address = told().firstEntry().getKey();
        UUID change = rows.openChange(tenant, connection, domain, address);
        account.put(address, Map.of("status", "SUSPENDED"));
        pass();
        pass();
        assertThat(status(address)).isEqualTo(MailboxStatus.ACTIVE);
        assertThat(rows.byAddress(tenant, address).orElseThrow().missingPasses).isZero();
        rows.finish(tenant, change);
        pass();
        assertThat(status(address)).isEqualTo(MailboxStatus.SUSPENDED);
    }

    @Test
    void aFailedPassLeavesTheLastGoodCopyAndSaysSo() {
        domainOf("failing.test", 450);
        pass();
        var before = copy();
        account.fault(Fault.of("ERROR_500").method("mail/users/search").skip(1));
        pass();

        assertThat(copy()).isEqualTo(before);
        assertThat(row().syncState).isEqualTo(Domain.SyncState.FAILED);
        assertThat(row().syncedAt).isNotNull();
        Freshness freshness = directory.freshness(tenant, Scope.ALL, MailboxQuery.ALL);
        assertThat(freshness.failures()).isEqualTo(1);
        assertThat(freshness.failed().getFirst().domain()).isEqualTo("failing.test");
        assertThat(freshness.oldest()).isEqualTo(row().syncedAt);
        account.clearFaults();
        pass();
        assertThat(row().syncFailure).isNull();
    }

    @Test
    void aDomainThatIsNotActivatedSaysSo() {
        account = SandboxControl.here()
                .account(
                        Map.of("orders", List.of(Map.of("domain", "asleep.test", "mailboxes", 0, "activated", false))));
        connect("asleep.test", String.valueOf(account.orderId()));
        pass();
        assertThat(row().syncState).isEqualTo(Domain.SyncState.FAILED);
        assertThat(row().syncFailure).isEqualTo("CONFLICT/not-activated");
        assertThat(connections.find(tenant, connection).orElseThrow().health).isNotEqualTo(Connection.Health.REFUSED);
    }

    @Test
    void refusedCredentialsStopTheConnectionUntilItIsTestedOrChanged() {
        domainOf("refused.test", 5);
        account.fault(Fault.of("EXPIRED_CREDENTIALS"));
        pass();
        assertThat(connections.find(tenant, connection).orElseThrow().health).isEqualTo(Connection.Health.REFUSED);
        assertThat(row().syncFailure).startsWith("CREDENTIALS");
        account.clearFaults();
        account.clearJournal();
        pass();
        assertThat(account.journal()).isEmpty();

        connections.recordHealth(tenant, connection, Connection.Health.WORKING, null);
        pass();
        assertThat(row().syncState).isEqualTo(Domain.SyncState.DONE);
        assertThat(copy()).hasSize(5);
    }

    @Test
    void theProvidersOwnIdOfADomainIsLookedUpOnce() {
        account = SandboxControl.here().account("lookup.test", 3);
        connect("lookup.test", null);
        pass();
        pass();
        assertThat(row().externalId).isEqualTo(String.valueOf(account.orderId()));
        assertThat(account.journal("domains/orderid")).hasSize(1);
        assertThat(copy()).hasSize(3);
    }

    @Test
    void aPassThatIsOvertakenChangesNothingMore() {
        domainOf("fence.test", 3);
        Pass old = ledger.begin(tenant, domain).orElseThrow();
        pass();
        var late = DirectoryRows.state("late@fence.test", MailboxStatus.ACTIVE, 1L);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> ledger.store(old, List.of(late), old.startedAt()))
                .isInstanceOf(PassOvertakenException.class);
        assertThat(rows.byAddress(tenant, "late@fence.test")).isEmpty();
    }

    @Test
    void aRequestedPassRunsInTheBackground() throws Exception {
        domainOf("asked.test", 7);
        requests.requestSync(tenant, domain);
        until(() -> row().syncState == Domain.SyncState.DONE);
        assertThat(copy()).isEqualTo(told());
    }

    @Test
    void aRefreshAsksTheProviderForTheViewOnly() throws Exception {
        domainOf("view.test", 450);
        pass();
        String address = told().lastEntry().getKey();
        account.put(address, Map.of("status", "SUSPENDED"));
        account.clearJournal();

        Refreshed refreshed = requests.refresh(tenant, Scope.ALL, MailboxQuery.ALL.withText(address));
        assertThat(refreshed.mailboxes()).isEqualTo(1);
        assertThat(refreshed.complete()).isTrue();
        assertThat(account.journal()).hasSize(1);
        assertThat(status(address)).isEqualTo(MailboxStatus.SUSPENDED);
    }

    @Test
    void whatARefreshLeavesUnreadIsReadInTheBackground() throws Exception {
        account = SandboxControl.here().account("rest.test", 3);
        connect("rest.test", null);
        Refreshed refreshed = requests.refresh(tenant, Scope.ALL, MailboxQuery.ALL);
        assertThat(refreshed.unread()).containsExactly(domain);
        until(() -> row().syncState == Domain.SyncState.DONE);
        assertThat(copy()).isEqualTo(told());
    }

    @Inject
    PassLedger ledger;

    private void domainOf(String name, int mailboxes) {
        account = SandboxControl.here().account(name, mailboxes);
        connect(name, String.valueOf(account.orderId()));
    }

    private void connect(String name, String order) {
        tenant = rows.tenant("sync");
        connection = rows.connection(tenant, account);
        domain = rows.domain(tenant, connection, name, order);
    }

    private void pass() {
        try {
            sync.run(tenant, domain);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void suspend(Address address) {
        var mailbox = new MailboxRef(upstream(), address);
        UUID change = rows.openChange(tenant, connection, domain, address.toString());
        SuspensionMemory _ = provider().suspend(mailbox);
        var readAt = directory.readBegins(tenant);
        directory.reflect(tenant, domain, provider().read(mailbox), readAt);
        rows.finish(tenant, change);
    }

    private MailProvider provider() {
        return connections.provider(tenant, connection);
    }

    private MailDomain upstream() {
        return row().mailDomain();
    }

    private Domain row() {
        return domains.find(tenant, domain).orElseThrow();
    }

    private MailboxStatus status(String address) {
        return rows.byAddress(tenant, address).orElseThrow().status;
    }

    private TreeMap<String, String> told() {
        var told = new TreeMap<String, String>();
        String cursor = null;
        do {
            MailboxPage page = provider().list(upstream(), MailboxFilter.NONE, cursor);
            page.mailboxes()
                    .forEach(state -> told.put(
                            state.address().toString(),
                            state.status() + " " + state.type() + " " + state.usedBytes() + " " + state.lastName()));
            cursor = page.next();
        } while (cursor != null);
        return told;
    }

    private TreeMap<String, String> copy() {
        var copy = new TreeMap<String, String>();
        MailboxQuery query = MailboxQuery.ALL;
        MailboxListing page;
        do {
            page = directory.list(tenant, Scope.ALL, query);
            page.rows()
                    .forEach(row -> copy.put(
                            row.address(),
                            row.status() + " " + row.type() + " " + row.usedBytes() + " " + row.lastName()));
            query = query.withAfter(page.next());
        } while (page.next() != null);
        return copy;
    }

    private static void until(BooleanSupplier held) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!held.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time").isLessThan(end);
            Thread.sleep(10);
        }
    }
}
