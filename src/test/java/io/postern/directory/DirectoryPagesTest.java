package io.postern.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Scope;
import io.postern.packaging.Database;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.MailboxStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.flywaydb.core.Flyway;

/**
 * Walking through the pages of any view gives what a naive model gives, also while rows come in between. On a database
 * of its own, as the application's role.
 */
class DirectoryPagesTest {
    private static final TenantId TENANT = new TenantId("pages");
    private static final List<String> NAMES = List.of("big.test", "small.test", "third.test");
    private static final List<UUID> DOMAINS = List.of(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));
    private static final UUID CUSTOMER = new UUID(0, 9);
    private static Database database;

    /** Few different values, so that there are many ties. */
    record Row(
            UUID id,
            int local,
            int domain,
            MailboxStatus status,
            AccountType type,
            Long used,
            Instant created,
            String lastName) {
        static final long QUOTA = 1000;

        String address() {
            return "m" + local + "@" + NAMES.get(domain);
        }
    }

    record View(MailboxQuery query, Scope scope) {}

    @BeforeContainer
    static void prepare() throws SQLException {
        database = Database.start(Map.of("fsync", "off"));
        Map<String, String> access = database.properties();
        Flyway.configure()
                .dataSource(
                        access.get("quarkus.flyway.jdbc-url"),
                        access.get("quarkus.flyway.username"),
                        access.get("quarkus.flyway.password"))
                .placeholders(Map.of("application_role", access.get("quarkus.datasource.username")))
                .load()
                .migrate();
        execute("insert into tenant (id, name, managed, created_at) values ('pages', 'Pages', false, now())");
        execute("insert into customer (id, tenant_id, external_id, name, managed) values ('" + CUSTOMER
                + "', 'pages', 'c', 'C', false)");
        execute("insert into connection (id, tenant_id, external_id, provider, endpoint, managed, created_at) values ('"
                + CUSTOMER + "', 'pages', 'lb', 'logicboxes', 'http://localhost:1', false, now())");
        for (int domain = 0; domain < NAMES.size(); domain++) {
            execute(
                    "insert into domain (id, tenant_id, name, connection_id, customer_id, managed, created_at) values ('"
                            + DOMAINS.get(domain) + "', 'pages', '" + NAMES.get(domain) + "', '" + CUSTOMER + "', "
                            + (domain == 1 ? "'" + CUSTOMER + "'" : "null") + ", false, now())");
        }
    }

    @AfterContainer
    static void stop() {
        database.close();
    }

    @Property(tries = 80)
    void everyRowIsVisitedOnceInOrder(
            @ForAll("mailboxes") List<Row> mailboxes, @ForAll("views") View view, @ForAll boolean others)
            throws SQLException {
        execute("delete from mailbox");
        store(mailboxes);
        List<String> expected = mailboxes.stream()
                .filter(wanted(view))
                .sorted(order(view.query().sort()))
                .map(Row::address)
                .toList();
        var visited = new ArrayList<String>();
        MailboxListing page = list(view, null);
        assertThat(page.total()).as("total").isEqualTo(expected.size());
        for (int pages = 0; ; pages++) {
            page.rows().forEach(row -> visited.add(row.address()));
            if (page.next() == null) {
                break;
            }
            assertThat(page.rows()).hasSize(MailboxListing.PAGE);
            assertThat(pages).as("pages").isLessThan(40);
            if (others) {
                comesIn(pages, view);
            }
            page = list(view, page.next());
        }
        assertThat(visited).doesNotHaveDuplicates();
        assertThat(visited.stream().filter(address -> !address.startsWith("late")))
                .containsExactlyElementsOf(expected);
    }

    @Provide
    Arbitrary<List<Row>> mailboxes() {
        Arbitrary<Row> row = Combinators.combine(
                        Arbitraries.integers().between(0, 100_000),
                        Arbitraries.frequencyOf(
                                Tuple.of(5, Arbitraries.just(0)),
                                Tuple.of(2, Arbitraries.integers().between(1, 2))),
                        Arbitraries.of(MailboxStatus.class),
                        Arbitraries.of(AccountType.class),
                        Arbitraries.longs()
                                .between(0, 4)
                                .map(used -> used * 300)
                                .injectNull(0.2),
                        Arbitraries.longs()
                                .between(1, 9)
                                .map(day -> Instant.EPOCH.plusSeconds(86_400 * day))
                                .injectNull(0.2),
                        Arbitraries.of("Name0", "Name1", "Name2"))
                .as((local, domain, status, type, used, created, lastName) ->
                        new Row(UUID.randomUUID(), local, domain, status, type, used, created, lastName));
        return row.list()
                .uniqueElements(Row::address)
                .ofMaxSize(280)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    @Provide
    Arbitrary<View> views() {
        Arbitrary<MailboxQuery> query = Combinators.combine(
                        Arbitraries.of(NAMES).injectNull(0.7),
                        Arbitraries.of(MailboxStatus.class).injectNull(0.7),
                        Arbitraries.of(AccountType.class).injectNull(0.7),
                        Arbitraries.of(true, false, false, false),
                        Arbitraries.of("Name0", "name1", "me2").injectNull(0.7),
                        Arbitraries.of(MailboxSort.Key.class),
                        Arbitraries.of(true, false))
                .as((domain, status, type, overQuota, text, key, descending) -> new MailboxQuery(
                        text, domain, status, type, overQuota, new MailboxSort(key, descending), null));
        Arbitrary<Scope> scope = Arbitraries.of(
                Scope.ALL,
                Scope.ALL,
                new Scope(CUSTOMER, null),
                new Scope(null, Set.of(DOMAINS.get(0), DOMAINS.get(2))));
        return Combinators.combine(query, scope).as(View::new);
    }

    private static Predicate<Row> wanted(View view) {
        MailboxQuery query = view.query();
        return row -> view.scope().covers(DOMAINS.get(row.domain()), row.domain() == 1 ? CUSTOMER : null)
                && (query.domain() == null || query.domain().equals(NAMES.get(row.domain())))
                && (query.status() == null || query.status() == row.status())
                && (query.type() == null || query.type() == row.type())
                && (!query.overQuota() || (row.used() != null && row.used() > Row.QUOTA))
                && (query.text() == null
                        || row.lastName()
                                .endsWith(query.text().substring(query.text().length() - 1)));
    }

    private static Comparator<Row> order(MailboxSort sort) {
        Comparator<Row> byAddress = Comparator.comparing(Row::address);
        Comparator<Row> byId = Comparator.comparing(row -> row.id().toString());
        Comparator<Row> order =
                switch (sort.key()) {
                    case ADDRESS -> byAddress;
                    case STATUS ->
                        Comparator.<Row, String>comparing(row -> row.status().name())
                                .thenComparing(byAddress);
                    case USED ->
                        Comparator.<Row>comparingLong(row -> row.used() == null ? -1 : row.used())
                                .thenComparing(byId);
                    case CREATED ->
                        Comparator.<Row, Instant>comparing(row -> row.created() == null ? Instant.EPOCH : row.created())
                                .thenComparing(byId);
                };
        return sort.descending() ? order.reversed() : order;
    }

    private static MailboxListing list(View view, String after) throws SQLException {
        try (Connection connection = database.connectAsApplication()) {
            connection.setAutoCommit(false);
            try (var pin = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
                pin.setString(1, TENANT.value());
                pin.execute();
            }
            MailboxListing page = MailboxQueries.view(
                            connection, TENANT, view.scope(), view.query().withAfter(after))
                    .listing();
            connection.rollback();
            return page;
        }
    }

    /** Rows that the view shows, before and behind where the walk is. */
    private static void comesIn(int page, View view) throws SQLException {
        MailboxQuery query = view.query();
        List<Row> late = new ArrayList<>();
        for (int number = 0; number < 6; number++) {
            late.add(new Row(
                    UUID.randomUUID(),
                    -1 - (page * 10 + number),
                    number % 3,
                    query.status() == null ? MailboxStatus.values()[number % 3] : query.status(),
                    query.type() == null ? AccountType.values()[number % 3] : query.type(),
                    1200L * (number % 2),
                    Instant.EPOCH.plusSeconds(86_400L * number),
                    "Name" + number % 3));
        }
        store(late);
    }

    private static void store(List<Row> mailboxes) throws SQLException {
        try (Connection connection = database.connect();
                var insert = connection.prepareStatement(
                        "insert into mailbox (id, tenant_id, domain_id, address, last_name, status,"
                                + " account_type, quota_bytes, used_bytes, created_at, seen_at)"
                                + " values (?, 'pages', ?, ?, ?, ?, ?, ?, ?, ?, now())")) {
            for (Row row : mailboxes) {
                insert.setObject(1, row.id());
                insert.setObject(2, DOMAINS.get(row.domain()));
                insert.setString(3, row.local() < 0 ? row.address().replace("m-", "late") : row.address());
                insert.setString(4, row.lastName());
                insert.setString(5, row.status().name());
                insert.setString(6, row.type().name());
                insert.setLong(7, Row.QUOTA);
                insert.setObject(8, row.used());
                insert.setObject(9, row.created() == null ? null : row.created().atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
