package io.postern.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Scope;
import io.postern.connection.Connections;
import io.postern.domain.Domain;
import io.postern.domain.Domains;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.MadeUpProviders;
import io.postern.provider.MailProvider;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxPage;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MailboxStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Upstreams that do what the simulated one never does. */
@QuarkusTest
class UnusualUpstreamsTest {
    @Inject
    PassLedger ledger;

    @Inject
    Connections connections;

    @Inject
    Domains domains;

    @Inject
    Directory directory;

    @Inject
    MailboxQueries queries;

    @Inject
    MailboxWrites writes;

    @Inject
    Tenancy tenancy;

    @Inject
    Pace pace;

    @Inject
    Clock clock;

    @Inject
    DirectoryRows rows;

    @Inject
    MadeUpProviders providers;

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    @Timeout(60)
    void aListThatNeverTurnsItsPageEndsInAFailure() throws Exception {
        TenantId tenant = rows.tenant("stuck");
        UUID domain = domain(tenant, "stuck.test");
        var sync = new DomainSync(ledger, connections, always((asked, _) -> page(asked, 0, 200, "again")), pace);
        sync.run(tenant, domain);

        Domain row = domains.find(tenant, domain).orElseThrow();
        assertThat(row.syncState).isEqualTo(Domain.SyncState.FAILED);
        assertThat(row.syncFailure).isEqualTo("UNEXPECTED/same-page");
        assertThat(calls).hasValue(2);
        assertThat(directory.list(tenant, Scope.ALL, MailboxQuery.ALL).total()).isEqualTo(200);
    }

    @Test
    @Timeout(60)
    void aListOfEmptyPagesEndsToo() throws Exception {
        TenantId tenant = rows.tenant("empty");
        UUID domain = domain(tenant, "empty.test");
        var sync = new DomainSync(ledger, connections, always((_, _) -> new MailboxPage(List.of(), "on")), pace);
        sync.run(tenant, domain);
        assertThat(domains.find(tenant, domain).orElseThrow().syncState).isEqualTo(Domain.SyncState.FAILED);
    }

    @Test
    void pagesThatOverlapAreNotTakenForTheSame() throws Exception {
        TenantId tenant = rows.tenant("overlap");
        UUID domain = domain(tenant, "overlap.test");
        var sync = new DomainSync(
                ledger,
                connections,
                always((asked, cursor) -> cursor == null ? page(asked, 0, 10, "2") : page(asked, 1, 11, null)),
                pace);
        sync.run(tenant, domain);
        assertThat(domains.find(tenant, domain).orElseThrow().syncState).isEqualTo(Domain.SyncState.DONE);
        assertThat(directory.list(tenant, Scope.ALL, MailboxQuery.ALL).total()).isEqualTo(11);
    }

    /** Whatever its size: of all mailboxes that were sent, a pass holds on to those of two pages. */
    @Test
    @Timeout(120)
    void aPassHoldsNoMoreThanTwoPagesAtATime() throws Exception {
        TenantId tenant = rows.tenant("memory");
        UUID domain = domain(tenant, "memory.test");
        int pages = 12;
        int size = 500;
        List<WeakReference<MailboxState>> sent = new ArrayList<>();
        List<Long> held = new ArrayList<>();
        var sync = new DomainSync(
                ledger,
                connections,
                always((asked, cursor) -> {
                    System.gc();
                    held.add(sent.stream().filter(state -> state.get() != null).count());
                    int number = cursor == null ? 0 : Integer.parseInt(cursor);
                    MailboxPage page = page(
                            asked,
                            number * size,
                            (number + 1) * size,
                            number + 1 < pages ? String.valueOf(number + 1) : null);
                    page.mailboxes().forEach(state -> sent.add(new WeakReference<>(state)));
                    return page;
                }),
                pace);
        sync.run(tenant, domain);

        assertThat(sent).hasSize(pages * size);
        assertThat(held).hasSize(pages).allMatch(count -> count <= 2 * size, "at most two pages");
        assertThat(directory.list(tenant, Scope.ALL, MailboxQuery.ALL).total()).isEqualTo(pages * size);
    }

    @Test
    void aRefreshAlsoAsksDomainsThatShowNothingYetAndNeedNoIdOfTheProvider() throws Exception {
        TenantId tenant = rows.tenant("named");
        UUID connection = rows.connection(tenant, "http://localhost:1");
        UUID shown = rows.domain(tenant, connection, "shown.test", (String) null);
        UUID _ = rows.domain(tenant, connection, "other.test", (String) null);
        directory.observe(
                tenant,
                shown,
                DirectoryRows.state("old@shown.test", MailboxStatus.ACTIVE, 1L),
                directory.readBegins(tenant));
        Refreshed refreshed = refresh((asked, _) -> page(asked, 0, 1, null)).run(tenant, Scope.ALL, MailboxQuery.ALL);

        assertThat(refreshed.complete()).isTrue();
        assertThat(refreshed.mailboxes()).isEqualTo(2);
        assertThat(rows.byAddress(tenant, "user0@other.test")).isPresent();
    }

    @Test
    void whatTheBoundsDoNotAllowIsNamedAndTheShownDomainComesFirst() throws Exception {
        TenantId tenant = rows.tenant("bounds");
        UUID connection = rows.connection(tenant, "http://localhost:1");
        List<UUID> ids = IntStream.range(0, ViewRefresh.PAGES + 2)
                .mapToObj(number -> rows.domain(tenant, connection, "d" + number + ".bounds.test", (String) null))
                .toList();
        directory.observe(
                tenant,
                ids.getLast(),
                DirectoryRows.state("old@d" + (ids.size() - 1) + ".bounds.test", MailboxStatus.ACTIVE, 1L),
                directory.readBegins(tenant));
        Refreshed refreshed = refresh((asked, _) -> page(asked, 0, 1, null)).run(tenant, Scope.ALL, MailboxQuery.ALL);

        assertThat(calls).hasValue(ViewRefresh.PAGES);
        assertThat(refreshed.complete()).isFalse();
        assertThat(refreshed.unread()).containsExactlyElementsOf(ids.subList(ViewRefresh.PAGES - 1, ids.size() - 1));
    }

    private ViewRefresh refresh(BiFunction<MailDomain, String, MailboxPage> pages) {
        return new ViewRefresh(tenancy, domains, queries, writes, always(pages), pace, clock);
    }

    private Upstreams always(BiFunction<MailDomain, String, MailboxPage> pages) {
        MailProvider provider = providers.listing((domain, cursor) -> {
            calls.incrementAndGet();
            return pages.apply(domain, cursor);
        });
        return new Upstreams(connections) {
            @Override
            MailProvider open(TenantId tenant, UUID connectionId) {
                return provider;
            }
        };
    }

    private UUID domain(TenantId tenant, String name) {
        return rows.domain(tenant, rows.connection(tenant, "http://localhost:1"), name, (String) null);
    }

    private static MailboxPage page(MailDomain domain, int from, int to, String next) {
        return new MailboxPage(
                IntStream.range(from, to)
                        .mapToObj(number ->
                                DirectoryRows.state("user" + number + "@" + domain.name(), MailboxStatus.ACTIVE, 1L))
                        .toList(),
                next);
    }
}
