package io.postern.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.installation.InstallationScope;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.TestKeysets;
import io.postern.platform.secret.Vault;
import io.postern.setup.file.Place;
import io.postern.setup.file.Problem;
import io.postern.setup.file.TenantSpec;
import io.postern.setup.file.TenantSpec.ConnectionSpec;
import io.postern.setup.file.TenantSpec.CustomerSpec;
import io.postern.setup.file.TenantSpec.DomainSpec;
import io.postern.setup.file.TenantSpec.InstallationSpec;
import io.postern.setup.file.TenantSpec.KeySpec;
import io.postern.setup.file.TenantSpec.MemberSpec;
import io.postern.setup.file.TenantSpec.OidcSpec;
import io.postern.setup.file.TenantsWriter;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the file writes, on a database of its own. */
class TenantsWriterTest {
    private static final Place PLACE = new Place(7, "tenants[0]");
    private static final Vault VAULT = TestKeysets.vault();
    private static final String URL = migrated();

    @BeforeEach
    void empty() throws SQLException {
        try (Connection owner = DriverManager.getConnection(URL, "postern_owner", "postern_owner")) {
            owner.createStatement().execute("truncate tenant cascade");
        }
    }

    @Property(tries = 40)
    void anySequenceOfFilesEndsEqualToItsLast(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int length)
            throws SQLException {
        var random = new Random(seed);
        List<List<TenantSpec>> files =
                IntStream.range(0, length).mapToObj(i -> file(random)).toList();
        empty();
        for (List<TenantSpec> file : files) {
            assertThat(apply(file)).isEmpty();
        }
        List<String> afterAll = state();
        empty();
        assertThat(apply(files.getLast())).isEmpty();
        assertThat(afterAll).isEqualTo(state());

        List<String> versions = versions();
        assertThat(apply(files.getLast())).isEmpty();
        assertThat(state()).isEqualTo(afterAll);
        assertThat(versions())
                .as("a file that changes nothing disturbs no connection")
                .isEqualTo(versions);
    }

    @Test
    void whatTheFileDropsIsParkedOrGoneAndComesBackAsTheSameRow() throws SQLException {
        TenantSpec whole = tenant("acme", List.of("c1"), List.of("lb"), List.of("example.com"), List.of("ada"));
        apply(List.of(whole));
        List<String> ids = query("acme", "select id::text from domain union select id::text from connection");
        execute("acme", "update domain set sync_state = 'DONE'");

        apply(List.of(tenant("acme", List.of(), List.of(), List.of(), List.of())));
        assertThat(query("acme", "select name from domain where parked_at is not null"))
                .containsExactly("example.com");
        assertThat(query("acme", "select external_id from connection where parked_at is not null"))
                .containsExactly("lb");
        assertThat(query("acme", "select name from customer union all select subject from member"))
                .isEmpty();

        apply(List.of(whole));
        assertThat(query("acme", "select id::text from domain union select id::text from connection"))
                .isEqualTo(ids);
        assertThat(query("acme", "select sync_state from domain where parked_at is null"))
                .containsExactly("WAITING");
    }

    @Test
    void aTenantThatIsDroppedIsClosedAndItsPeopleAreSignedOut() throws SQLException {
        apply(List.of(tenant("acme", List.of(), List.of(), List.of(), List.of("ada"))));
        session();
        apply(List.of());
        assertThat(query("acme", "select id from tenant where parked_at is not null"))
                .containsExactly("acme");
        assertThat(query("acme", "select 'open' from session where ended_at is null"))
                .isEmpty();
    }

    @Test
    void aChangedRoleEndsThePersonsSessions() throws SQLException {
        TenantSpec acme = tenant("acme", List.of(), List.of(), List.of(), List.of("ada"));
        apply(List.of(acme));
        session();
        apply(List.of(acme));
        assertThat(query("acme", "select 'open' from session where ended_at is null"))
                .hasSize(1);

        apply(List.of(with(acme, member("ada", Role.VIEWER, Optional.empty()))));
        assertThat(query("acme", "select role from member")).containsExactly("VIEWER");
        assertThat(query("acme", "select 'open' from session where ended_at is null"))
                .isEmpty();
    }

    @Test
    void whatIsSetInPagesAndNotInTheFileIsLeftAlone() throws SQLException {
        TenantSpec acme = tenant("acme", List.of(), List.of(), List.of(), List.of("ada"));
        apply(List.of(acme));
        execute(
                "acme",
                "update tenant set support_email = 'help@acme.example', support_phone = '1234', support_url ="
                        + " 'https://help.acme.example', theme = 'dark', oidc_issuer = 'https://own.example',"
                        + " oidc_client_id = 'own', oidc_client_secret = '\\x01'");
        execute(
                "acme",
                "insert into brand (id, tenant_id, accent, product_name) values (gen_random_uuid(), 'acme', '1e66f5',"
                        + " 'Acme')");
        String all = "select concat_ws('|', support_email, support_phone, support_url, theme, oidc_issuer,"
                + " oidc_client_id, oidc_client_secret, accent, product_name) from tenant, brand";
        List<String> before = query("acme", all);
        apply(List.of(acme));
        assertThat(query("acme", all)).isEqualTo(before).hasSize(1);
        apply(List.of());
        apply(List.of(acme));
        assertThat(query("acme", all)).as("after it was parked").isEqualTo(before);
    }

    @Test
    void anIdentityProviderOfTheFileGoesWithIt() throws SQLException {
        TenantSpec acme = tenant("acme", List.of(), List.of(), List.of(), List.of("ada"));
        var oidc = new OidcSpec("https://file.example", "postern", Optional.empty());
        apply(List.of(with(acme, oidc)));
        String all = "select concat_ws('|', oidc_issuer, oidc_client_id, oidc_managed) from tenant";
        assertThat(query("acme", all)).containsExactly("https://file.example|postern|t");
        apply(List.of(acme));
        assertThat(query("acme", all)).containsExactly("f");
    }

    @Test
    void aRowMadeInThePortalIsAProblemAndNothingIsWritten() throws SQLException {
        TenantSpec acme = tenant("acme", List.of(), List.of("lb"), List.of(), List.of());
        apply(List.of(acme));
        execute(
                "acme",
                "insert into domain (id, tenant_id, name, connection_id, managed, created_at)"
                        + " select gen_random_uuid(), 'acme', 'own.example', id, false, now() from connection");
        List<String> before = state();

        List<Problem> problems = apply(List.of(
                tenant("other", List.of(), List.of(), List.of(), List.of()),
                tenant("acme", List.of("c1"), List.of("lb"), List.of("own.example"), List.of())));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(7);
            assertThat(problem.message()).contains("added in the portal");
        });
        assertThat(state()).isEqualTo(before);
        assertThat(apply(List.of(acme))).isEmpty();
        assertThat(query("acme", "select name from domain where parked_at is null"))
                .containsExactly("own.example");
    }

    @Test
    void newCredentialsOrAnotherEndpointCountTheVersionUp() throws SQLException {
        TenantSpec acme = tenant("acme", List.of(), List.of("lb"), List.of(), List.of());
        apply(List.of(acme));
        execute("acme", "update connection set health = 'REFUSED'");
        apply(List.of(with(acme, connection("lb", "https://up.example/api", "next"))));
        assertThat(query("acme", "select credentials_version || ' ' || health from connection"))
                .containsExactly("2 UNKNOWN");
        apply(List.of(with(acme, connection("lb", "https://up.example/other", "next"))));
        assertThat(query("acme", "select credentials_version::text from connection"))
                .containsExactly("3");
    }

    private static List<Problem> apply(List<TenantSpec> file) throws SQLException {
        try (Connection connection = application()) {
            List<Problem> problems = new TenantsWriter(connection, VAULT, Instant.EPOCH).write(file);
            if (problems.isEmpty()) {
                connection.commit();
            } else {
                connection.rollback();
            }
            return problems;
        }
    }

    private static List<TenantSpec> file(Random random) {
        return some(random, "acme", "bolt", "cogs")
                .map(slug -> tenant(random, slug))
                .toList();
    }

    private static TenantSpec tenant(Random random, String slug) {
        List<String> customers = some(random, "c1", "c2").toList();
        List<String> connections = some(random, "lb", "oma").toList();
        return new TenantSpec(
                PLACE,
                slug,
                slug + random.nextInt(2),
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new OidcSpec(
                                "https://id.example", "client", Optional.of(Secret.of("secret" + random.nextInt(2))))),
                some(random, "ada", "ben", "eve@example.com")
                        .map(name ->
                                member(name, random.nextBoolean() ? Role.OWNER : Role.VIEWER, one(random, customers)))
                        .toList(),
                connections.stream()
                        .map(id -> connection(id, "https://up.example/" + random.nextInt(2), "key" + random.nextInt(2)))
                        .toList(),
                customers.stream()
                        .map(id -> new CustomerSpec(PLACE, id, "Customer " + random.nextInt(2)))
                        .toList(),
                connections.isEmpty()
                        ? List.of()
                        : some(random, "example.com", "example.net")
                                .map(name -> new DomainSpec(
                                        PLACE,
                                        name,
                                        connections.get(random.nextInt(connections.size())),
                                        Optional.of("47" + random.nextInt(2)),
                                        one(random, customers)))
                                .toList(),
                some(random, "https://a.example", "https://b.example").toList(),
                some(random, "whmcs-1", "box-1")
                        .map(id -> new InstallationSpec(
                                PLACE,
                                id,
                                random.nextBoolean()
                                        ? List.of(InstallationScope.LAUNCH)
                                        : List.of(InstallationScope.LAUNCH, InstallationScope.SERVICES),
                                List.of(key(random))))
                        .toList());
    }

    private static KeySpec key(Random random) {
        return random.nextBoolean()
                ? new KeySpec(PLACE, "k" + random.nextInt(2), Optional.of("{}"), Optional.empty())
                : new KeySpec(PLACE, "k" + random.nextInt(2), Optional.empty(), Optional.of(Secret.of("shared")));
    }

    private static Stream<String> some(Random random, String... of) {
        return Stream.of(of).filter(_ -> random.nextBoolean());
    }

    private static Optional<String> one(Random random, List<String> of) {
        return of.isEmpty() || random.nextBoolean() ? Optional.empty() : Optional.of(of.get(random.nextInt(of.size())));
    }

    private static TenantSpec tenant(
            String slug, List<String> customers, List<String> connections, List<String> domains, List<String> people) {
        return new TenantSpec(
                PLACE,
                slug,
                slug,
                Optional.empty(),
                people.stream()
                        .map(name -> member(name, Role.OWNER, Optional.empty()))
                        .toList(),
                connections.stream()
                        .map(id -> connection(id, "https://up.example/api", "key"))
                        .toList(),
                customers.stream().map(id -> new CustomerSpec(PLACE, id, id)).toList(),
                domains.stream()
                        .map(name -> new DomainSpec(
                                PLACE,
                                name,
                                connections.isEmpty() ? "" : connections.getFirst(),
                                Optional.of("1"),
                                customers.stream().findFirst()))
                        .toList(),
                List.of(),
                List.of());
    }

    private static TenantSpec with(TenantSpec spec, Object part) {
        return new TenantSpec(
                spec.place(),
                spec.slug(),
                spec.name(),
                part instanceof OidcSpec oidc ? Optional.of(oidc) : spec.oidc(),
                part instanceof MemberSpec member ? List.of(member) : spec.members(),
                part instanceof ConnectionSpec connection ? List.of(connection) : spec.connections(),
                spec.customers(),
                spec.domains(),
                spec.embedOrigins(),
                spec.installations());
    }

    private static MemberSpec member(String name, Role role, Optional<String> customer) {
        boolean email = name.contains("@");
        return new MemberSpec(
                PLACE,
                "https://id.example",
                email ? Optional.empty() : Optional.of(name),
                email ? Optional.of(name) : Optional.empty(),
                role,
                customer);
    }

    private static ConnectionSpec connection(String id, String endpoint, String key) {
        return new ConnectionSpec(
                PLACE, id, "orders", URI.create(endpoint), Map.of("user", Secret.of("u"), "api-key", Secret.of(key)));
    }

    private static void session() throws SQLException {
        execute(
                "acme",
                "insert into session (id, tenant_id, token_hash, member_id, name, role, via, created_at, last_seen_at,"
                        + " expires_at) select gen_random_uuid(), 'acme', '\\x00', id, 'Ada', role, 'oidc', now(), now(),"
                        + " now() from member");
    }

    /** Everything in use, by names instead of ids and with opened secrets. */
    private static List<String> state() throws SQLException {
        List<String> lines = new ArrayList<>();
        for (String slug : query("", "select id from tenant where parked_at is null order by id")) {
            lines.addAll(query(
                    slug,
                    "select concat_ws('|', id, name, oidc_issuer, oidc_client_id, embed_origins, oidc_client_secret is null)"
                            + " from tenant where id = '" + slug + "'"));
            lines.addAll(query(
                    slug, "select concat_ws('|', external_id, name, managed) from customer order by external_id"));
            lines.addAll(query(
                    slug,
                    "select concat_ws('|', m.issuer, m.subject, m.email, m.role, c.external_id) from member m left join"
                            + " customer c on c.id = m.customer_id order by 1"));
            lines.addAll(query(
                    slug,
                    "select concat_ws('|', external_id, provider, endpoint, managed) from connection"
                            + " where parked_at is null order by 1"));
            lines.addAll(query(
                    slug,
                    "select concat_ws('|', d.name, d.external_id, n.external_id, c.external_id) from domain d"
                            + " join connection n on n.id = d.connection_id left join customer c on c.id = d.customer_id"
                            + " where d.parked_at is null order by 1"));
            lines.addAll(query(
                    slug,
                    "select concat_ws('|', i.external_id, i.scopes, k.kid, k.jwk, k.sealed is null) from installation i"
                            + " join installation_key k on k.installation_id = i.id order by 1"));
            lines.addAll(credentials(slug));
        }
        return lines;
    }

    private static List<String> versions() throws SQLException {
        List<String> versions = new ArrayList<>();
        for (String slug : query("", "select id from tenant order by id")) {
            versions.addAll(query(slug, "select external_id || credentials_version from connection order by 1"));
        }
        return versions;
    }

    private static List<String> credentials(String slug) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = application()) {
            tenant(connection, slug);
            ResultSet rows = connection
                    .createStatement()
                    .executeQuery("select n.external_id, c.field, c.sealed, n.id from connection_credential c"
                            + " join connection n on n.id = c.connection_id where n.parked_at is null order by 1, 2");
            while (rows.next()) {
                Secret open = VAULT.open(rows.getBytes(3), slug, rows.getString(4), rows.getString(2));
                lines.add(rows.getString(1) + "|" + rows.getString(2) + "|" + open.reveal());
            }
        }
        return lines;
    }

    private static List<String> query(String slug, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = application()) {
            tenant(connection, slug);
            ResultSet rows = connection.createStatement().executeQuery(query);
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static void execute(String slug, String statement) throws SQLException {
        try (Connection connection = application()) {
            tenant(connection, slug);
            connection.createStatement().execute(statement);
            connection.commit();
        }
    }

    private static void tenant(Connection connection, String slug) throws SQLException {
        connection.createStatement().execute("select set_config('app.tenant', '" + slug + "', true)");
    }

    private static Connection application() throws SQLException {
        Connection connection = DriverManager.getConnection(URL, "postern", "postern");
        connection.setAutoCommit(false);
        return connection;
    }

    private static String migrated() {
        String url = EmbeddedDatabase.start();
        Flyway.configure()
                .dataSource(url, "postern_owner", "postern_owner")
                .placeholders(Map.of("application_role", "postern"))
                .load()
                .migrate();
        return url;
    }
}
