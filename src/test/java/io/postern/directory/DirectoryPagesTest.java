package io.postern.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Scope;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MailboxStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Walking through the pages of any view gives what a naive model gives, also while rows come in between. */
@QuarkusTest
class DirectoryPagesTest {
    private static final int ROWS = 420;

    @Inject
    Directory directory;

    @Inject
    DirectoryRows rows;

    @Inject
    MailboxWrites writes;

    @Inject
    Tenancy tenancy;

    private final Random random = new Random(42);
    private final List<MailboxState> model = new ArrayList<>();
    private final List<String> names = List.of("big.test", "small.test", "third.test");
    private final List<UUID> domains = new ArrayList<>();
    private TenantId tenant;
    private UUID customer;
    private int late;

    @Test
    void everyRowIsVisitedOnceInOrder() {
        rowsOfThreeDomains();
        for (MailboxSort.Key key : MailboxSort.Key.values()) {
            for (boolean descending : new boolean[] {false, true}) {
                for (int view = 0; view < 7; view++) {
                    walk(query().withSort(new MailboxSort(key, descending)), scope());
                }
            }
        }
    }

    private void walk(MailboxQuery query, Scope scope) {
        List<String> expected = model.stream()
                .filter(wanted(query, scope))
                .sorted(order(query.sort()))
                .map(state -> state.address().toString())
                .toList();
        var visited = new ArrayList<String>();
        MailboxListing page = directory.list(tenant, scope, query);
        assertThat(page.total() - (query.searched() ? 0 : lateOnes(query, scope)))
                .as("total of %s", query)
                .isEqualTo(expected.size());
        while (true) {
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(MailboxListing.PAGE);
            page.rows().forEach(row -> visited.add(row.address()));
            if (page.next() == null) {
                break;
            }
            assertThat(page.rows()).hasSize(MailboxListing.PAGE);
            comesIn();
            page = directory.list(tenant, scope, query.withAfter(page.next()));
        }
        assertThat(visited).as("%s", query).doesNotHaveDuplicates();
        assertThat(visited.stream().filter(address -> !address.startsWith("zlate")))
                .as("%s in %s", query, scope)
                .containsExactlyElementsOf(expected);
    }

    private long lateOnes(MailboxQuery query, Scope scope) {
        return directory.list(tenant, scope, query.withText("zlate")).total();
    }

    private MailboxQuery query() {
        MailboxQuery query = MailboxQuery.ALL
                .withDomain(random.nextInt(3) == 0 ? names.get(random.nextInt(3)) : null)
                .withStatus(random.nextInt(3) == 0 ? MailboxStatus.values()[random.nextInt(3)] : null)
                .withType(random.nextInt(3) == 0 ? AccountType.values()[random.nextInt(3)] : null)
                .withOverQuota(random.nextInt(4) == 0);
        return random.nextInt(4) == 0 ? query.withText("Name" + random.nextInt(3)) : query;
    }

    private Scope scope() {
        return switch (random.nextInt(4)) {
            case 0 -> new Scope(customer, null);
            case 1 -> new Scope(null, Set.of(domains.get(0), domains.get(2)));
            default -> Scope.ALL;
        };
    }

    private Predicate<MailboxState> wanted(MailboxQuery query, Scope scope) {
        return state -> {
            int domain = names.indexOf(state.address().domain());
            return scope.covers(domains.get(domain), domain == 1 ? customer : null)
                    && (query.domain() == null
                            || query.domain().equals(state.address().domain()))
                    && (query.status() == null || query.status() == state.status())
                    && (query.type() == null || query.type() == state.type())
                    && (!query.overQuota() || (state.usedBytes() != null && state.usedBytes() > state.quotaBytes()))
                    && (query.text() == null || state.lastName().equals(query.text()));
        };
    }

    private Comparator<MailboxState> order(MailboxSort sort) {
        Comparator<MailboxState> byAddress =
                Comparator.comparing(state -> state.address().toString());
        Comparator<MailboxState> byId = Comparator.comparing(state -> id(state).toString());
        Comparator<MailboxState> order =
                switch (sort.key()) {
                    case ADDRESS -> byAddress;
                    case STATUS ->
                        Comparator.<MailboxState, String>comparing(
                                        s -> s.status().name())
                                .thenComparing(byAddress);
                    case USED ->
                        Comparator.<MailboxState>comparingLong(s -> s.usedBytes() == null ? -1 : s.usedBytes())
                                .thenComparing(byId);
                    case CREATED ->
                        Comparator.<MailboxState, Instant>comparing(
                                        s -> s.createdAt() == null ? Instant.EPOCH : s.createdAt())
                                .thenComparing(byId);
                };
        return sort.descending() ? order.reversed() : order;
    }

    private final java.util.Map<String, UUID> ids = new java.util.HashMap<>();

    private UUID id(MailboxState state) {
        return ids.computeIfAbsent(
                state.address().toString(),
                address -> directory.byAddress(tenant, address).orElseThrow().id);
    }

    private void comesIn() {
        store(state("zlate" + late++, random.nextInt(3), "Late"));
        store(state("zlate" + late++ + "a", random.nextInt(3), "Late"));
    }

    private void rowsOfThreeDomains() {
        tenant = rows.tenant("pages");
        customer = rows.customer(tenant);
        UUID connection = rows.connection(tenant, "http://localhost:1");
        for (String name : names) {
            domains.add(rows.domain(tenant, connection, name, name.equals("small.test") ? customer : null));
        }
        for (int row = 0; row < ROWS; row++) {
            int domain = row % 5 == 0 ? 1 : row % 7 == 0 ? 2 : 0;
            MailboxState state = state("m" + random.nextInt(100_000) + "x" + row, domain, "Name" + row % 3);
            model.add(state);
            store(state);
        }
    }

    private void store(MailboxState state) {
        UUID domain = domains.get(names.indexOf(state.address().domain()));
        tenancy.inTenant(tenant, () -> writes.listed(tenant, domain, List.of(state), Instant.now(), null));
    }

    /** Few different values, so that there are many ties. */
    private MailboxState state(String local, int domain, String lastName) {
        return new MailboxState(
                new Address(local, names.get(domain)),
                MailboxStatus.values()[random.nextInt(10) < 7 ? 0 : random.nextInt(3)],
                AccountType.values()[random.nextInt(3)],
                "First",
                lastName,
                null,
                1000L,
                random.nextInt(5) == 0 ? null : 300L * random.nextInt(5),
                random.nextInt(5) == 0 ? null : Instant.EPOCH.plusSeconds(86_400L * (1 + random.nextInt(9))),
                List.of(),
                null);
    }
}
