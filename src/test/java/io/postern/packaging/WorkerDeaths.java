package io.postern.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.sandbox.SandboxControl;
import io.postern.sandbox.SandboxControl.Account;
import io.postern.sandbox.SandboxControl.Fault;
import io.postern.sandbox.SandboxControl.Line;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Two copies of the packaged portal on one database. Somebody starts batch after batch, and each time the copy that took
 * the batch is killed with -9 in the middle of it. Then the journal of the upstream is compared with what was asked for.
 */
public final class WorkerDeaths implements AutoCloseable {
    private static final String TENANT = "acme";
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration RECOVERY = Duration.ofSeconds(120);
    private static final String[] JVM = {"-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"};

    /** A mailbox is in one batch at a time: by its next turn the last one has been taken over. */
    private static final int GROUPS = 12;

    private static final int SIZE = 20;

    private final Account account;
    private final Database database;
    private final Map<String, String> settings;
    private final PackagedPortal[] nodes = new PackagedPortal[2];
    private final HttpClient client = HttpClient.newHttpClient();
    private final Random random = new Random(7);
    private final TreeMap<Long, Line> applied = new TreeMap<>();
    private long killed;
    private int promised;

    public WorkerDeaths(SandboxControl sandbox) throws Exception {
        account = sandbox.account("deaths.example", GROUPS * SIZE);
        account.switches(Map.of("repeatedSuspensionFails", false));
        database = Database.start(Map.of());
        settings = settings(database, account);
    }

    /** What came of it, for whoever reads reports. */
    public record Result(long deaths, long batches, long changes, double slowestSeconds, double medianSeconds) {
        public void print() {
            System.out.printf(
                    "%d workers killed in %d batches with %d changes: none lost, none done twice; what a death interrupted"
                            + " went on after %.1f s in the middle and after %.1f s at worst%n",
                    deaths, batches, changes, medianSeconds, slowestSeconds);
        }
    }

    public Result kill(int times) throws Exception {
        start(0).awaitListening(START);
        Staff staff = Staff.signIn(database, TENANT);
        await("the first copy", "select count(*) = " + GROUPS * SIZE + " from mailbox");
        start(1);
        account.fault(Fault.latency(150));
        for (int death = 0; death < times; death++) {
            int victim = death % nodes.length;
            URI root = nodes[victim].awaitListening(START);
            CompletableFuture<HttpResponse<Void>> answer = batch(root, staff, death % GROUPS);
            await(
                    "work on the batch",
                    "select exists (select from change where state = 'RUNNING' and batch_id ="
                            + " (select id from batch order by created_at desc limit 1))");
            Thread.sleep(random.nextInt(700));
            nodes[victim].kill();
            noteDeath();
            if (promises(answer)) {
                promised++;
            }
            start(victim);
            readJournal();
        }
        account.clearFaults();
        await("the end of all changes", "select not exists (select from change where finished_at is null)");
        readJournal();
        return check(times);
    }

    private PackagedPortal start(int node) {
        nodes[node] = PackagedPortal.start(settings, JVM);
        return nodes[node];
    }

    private CompletableFuture<HttpResponse<Void>> batch(URI root, Staff staff, int group) throws SQLException {
        List<String> row = rows("select string_agg('id=' || id, '&'), coalesce(max(last), 'resume') from (select m.id,"
                        + " (select kind from change c where c.mailbox_id = m.id order by created_at desc, c.id desc limit 1)"
                        + " as last from mailbox m order by address limit " + SIZE + " offset " + group * SIZE + ") g")
                .getFirst();
        String act = row.get(1).equals("resume") ? "suspension" : "suspension/delete";
        var request = HttpRequest.newBuilder(root.resolve("/" + TENANT + "/mailboxes/" + act))
                .header("Cookie", staff.cookie())
                .header("csrf", staff.csrf())
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(row.get(0)));
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding());
    }

    /** Whether somebody was told that the batch is made; who got no answer promised himself nothing. */
    private static boolean promises(CompletableFuture<HttpResponse<Void>> answer) {
        try {
            assertThat(answer.join().statusCode()).isEqualTo(303);
            return true;
        } catch (CompletionException _) {
            return false;
        }
    }

    /** Which changes were open when it died, so that the time until each goes on can be told. */
    private void noteDeath() throws SQLException {
        if (killed == 0) {
            execute("create table death (number int, at timestamptz, change_id uuid)");
        }
        killed++;
        execute("insert into death select " + killed + ", clock_timestamp(), id from change where finished_at is null");
    }

    private void readJournal() {
        long after = applied.isEmpty() ? 0 : applied.lastKey();
        account.journal(Map.of("applied", true, "after", Math.max(0, after - 200)))
                .forEach(line -> applied.put(line.sequence(), line));
    }

    private Result check(int times) throws SQLException {
        Map<String, List<String>> asked = new TreeMap<>();
        rows("select address, kind from change order by created_at, id")
                .forEach(change -> asked.computeIfAbsent(change.get(0), _ -> new ArrayList<>())
                        .add(change.get(1)));
        assertThat(rows("select state, count(*) from change group by state"))
                .as("nothing is lost")
                .allMatch(state -> state.get(0).equals("DONE"));
        assertThat(written()).as("the upstream got each write, once, in order").isEqualTo(asked);
        assertThat(
                        rows(
                                "select b.id from batch b where total <> (select count(*) from change c where c.batch_id = b.id)"))
                .as("batches without all of their changes")
                .isEmpty();
        assertThat(number("select count(*) from batch")).as("batches").isGreaterThanOrEqualTo(promised);
        assertThat(rows("select change_id from audit_entry where state = 'DONE' group by 1 having count(*) > 1"))
                .as("changes that were finished twice")
                .isEmpty();
        for (List<String> row : rows("select address, status from mailbox")) {
            assertThat(row.get(1)).as(row.get(0)).isEqualTo(last(asked.get(row.get(0))));
        }
        List<Double> delays = rows("select extract(epoch from min(a.at) - d.at) from death d"
                        + " join audit_entry a on a.change_id = d.change_id and a.at > d.at"
                        + " group by d.number, d.change_id, d.at order by 1")
                .stream()
                .map(row -> Double.valueOf(row.getFirst()))
                .toList();
        assertThat(delays).as("changes that a death interrupted").isNotEmpty();
        return new Result(
                times,
                number("select count(*) from batch"),
                number("select count(*) from change"),
                delays.getLast(),
                delays.get(delays.size() / 2));
    }

    private static String last(List<String> kinds) {
        return kinds != null && kinds.getLast().equals("suspend") ? "SUSPENDED" : "ACTIVE";
    }

    private Map<String, List<String>> written() {
        Map<String, List<String>> written = new TreeMap<>();
        for (Line line : applied.values()) {
            String act = line.method().substring(line.method().lastIndexOf('/') + 1);
            String kind = Map.of("suspend", "suspend", "unsuspend", "resume").get(act);
            if (kind != null) {
                String addresses = line.value("email") == null ? line.value("emails") : line.value("email");
                for (String address : addresses.split(",")) {
                    written.computeIfAbsent(address.strip(), _ -> new ArrayList<>())
                            .add(kind);
                }
            }
        }
        return written;
    }

    private void await(String what, String condition) throws Exception {
        long end = System.nanoTime() + RECOVERY.toNanos();
        while (!rows(condition).getFirst().getFirst().equals("t")) {
            assertThat(System.nanoTime()).as("time for " + what).isLessThan(end);
            Thread.sleep(20);
        }
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(rows(sql).getFirst().getFirst());
    }

    private List<List<String>> rows(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (row.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    columns.add(row.getString(i));
                }
                rows.add(columns);
            }
            return rows;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Map<String, String> settings(Database database, Account account) throws Exception {
        URI endpoint = account.endpoint();
        var settings = new HashMap<>(Installation.settings());
        settings.putAll(database.properties());
        settings.put("postern.providers.allowed-hosts", endpoint.getScheme() + "://" + endpoint.getAuthority());
        Path tenants = Files.createTempFile("deaths", ".yaml");
        Files.writeString(tenants, """
                tenants:
                  - slug: acme
                    name: Acme Mail
                    connections:
                      - { id: lb, provider: logicboxes, endpoint: %s, credentials: { auth-userid: "%s", api-key: "%s" } }
                    domains:
                      - { name: %s, connection: lb, order-id: %d }
                """.formatted(
                        endpoint, account.authUserId(), account.apiKey(), account.domain(), account.orderId()));
        settings.put("postern.tenants-file", tenants.toString());
        return settings;
    }

    @Override
    public void close() {
        for (PackagedPortal node : nodes) {
            if (node != null) {
                node.close();
            }
        }
        client.close();
        database.close();
        account.delete();
    }
}
